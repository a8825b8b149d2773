namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>What tests ask of a file at once: what breaks a rule of <see cref="UaChecker"/>, its tags, its alternative texts.</summary>
internal sealed class PdfAudit
{
    private PdfAudit(UaFile file)
    {
        Problems = [.. UaChecker.Check(file).Select(p => p.ToString())];
        Tags = file.Elements.CountBy(e => e.Type).ToDictionary(StringComparer.Ordinal);
        Alternatives = [.. file.Elements.Where(e => e.Type == "Figure").Select(e => file.TextOf(e.Token, "Alt") ?? string.Empty)];
    }

    /// <summary>What breaks a rule; empty when nothing was found.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Tags by type with their number.</summary>
    public IReadOnlyDictionary<string, int> Tags { get; }

    /// <summary>Alternative texts of all figures in reading order.</summary>
    public IReadOnlyList<string> Alternatives { get; }

    /// <summary>Reads a file and applies every rule.</summary>
    public static PdfAudit Of(byte[] bytes)
    {
        using var file = UaFile.Open(bytes);
        return new PdfAudit(file);
    }
}
