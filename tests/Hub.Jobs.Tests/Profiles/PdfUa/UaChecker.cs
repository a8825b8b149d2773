namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>
/// What a machine can see of PDF/UA-1: every rule of <see cref="UaCheckpoints"/> over the objects, the marks and the tag tree of a
/// file. A file without a problem is "tagged and checked"; whether it conforms only a validator and people can say.
/// </summary>
internal static class UaChecker
{
    /// <summary>Everything that breaks a rule, each sentence once; empty when nothing was found.</summary>
    public static IReadOnlyList<UaProblem> Check(byte[] bytes)
    {
        // The trailer is never compressed; a locked file could not be read any further.
        if (bytes.AsSpan().IndexOf("/Encrypt"u8) >= 0)
        {
            return [new("26-001", "The file is encrypted.")];
        }

        using var file = UaFile.Open(bytes);
        return Check(file);
    }

    /// <summary>The same for an open file.</summary>
    public static IReadOnlyList<UaProblem> Check(UaFile file) =>
    [
        .. FileRules.Check(file)
            .Concat(MarkRules.Check(file))
            .Concat(TreeRules.Check(file))
            .Concat(TableRules.Check(file))
            .Concat(LinkRules.Check(file))
            .Concat(FontRules.Check(file))
            .Distinct(),
    ];

    /// <summary>Problems as lines, for a test that says what is wrong.</summary>
    public static IReadOnlyList<string> Problems(byte[] bytes) => [.. Check(bytes).Select(p => p.ToString())];
}
