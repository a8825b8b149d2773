namespace Hub.Data.Ingest.Reading;

/// <summary>Tells forms apart.</summary>
internal static class FileForms
{
    /// <summary>The form of a file; leaves the stream at its start.</summary>
    public static FileForm Of(Stream stream)
    {
        Span<byte> head = stackalloc byte[8];
        stream.Position = 0;
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return head[..length] switch
        {
            [0x50, 0x4B, 0x03 or 0x05 or 0x07, ..] => FileForm.Zip,
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] => FileForm.Ole,
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => FileForm.Other,
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => FileForm.Other,
            [0xFF, 0xD8, 0xFF, ..] => FileForm.Other,
            [0x1F, 0x8B, ..] => FileForm.Other,
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => FileForm.Other,
            [(byte)'M', (byte)'Z', 0x90 or 0x00, ..] => FileForm.Other,
            _ => FileForm.Text,
        };
    }
}
