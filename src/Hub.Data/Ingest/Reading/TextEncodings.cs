using System.Text;

namespace Hub.Data.Ingest.Reading;

/// <summary>Encodings that .NET brings in a provider of its own: Excel on Windows saves "CSV" in Windows-1252.</summary>
internal static class TextEncodings
{
    /// <summary>Western European text of Windows; taken from its provider, so it needs no registration to have come first.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)
        ?? throw new InvalidOperationException("The runtime's code pages hold no Windows-1252.");

    /// <summary>Makes the provider known to libraries that ask for encodings by name.</summary>
    public static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}
