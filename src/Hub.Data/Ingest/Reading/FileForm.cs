namespace Hub.Data.Ingest.Reading;

/// <summary>What a file is, told by its first bytes: names lie.</summary>
internal enum FileForm
{
    /// <summary>No form of its own: taken for text.</summary>
    Text,

    /// <summary>A zip archive: an XLSX workbook, perhaps.</summary>
    Zip,

    /// <summary>An OLE container: an encrypted workbook, or one of Excel 97 to 2003.</summary>
    Ole,

    /// <summary>Something that is no table: a PDF, a picture, an archive, a program.</summary>
    Other,
}
