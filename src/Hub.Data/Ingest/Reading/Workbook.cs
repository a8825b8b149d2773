using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Reading;

/// <summary>XLSX workbooks.</summary>
internal static class Workbook
{
    public static (TabularFile? File, Refusal? Refusal) Open(Stream stream, DatasetKind kind, IReadOnlyList<DatasetKind> registered)
        => throw new NotSupportedException();

    public static Refusal RefuseOle(Stream stream) => throw new NotSupportedException();
}
