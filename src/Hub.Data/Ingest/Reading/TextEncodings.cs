using System.Text;

namespace Hub.Data.Ingest.Reading;

/// <summary>Encodings that .NET brings in a provider of its own: Excel on Windows saves "CSV" in Windows-1252.</summary>
internal static class TextEncodings
{
    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Western European text of Windows.</summary>
    public static Encoding Windows1252 { get; } = Encoding.GetEncoding(1252);

    /// <summary>Makes the provider known to libraries that ask for encodings by name.</summary>
    public static void Register() => _ = Windows1252;
}
