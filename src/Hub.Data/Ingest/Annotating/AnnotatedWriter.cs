using System.Globalization;
using System.Text;
using Hub.Data.Ingest.Files;
using Hub.Data.Primitives;

namespace Hub.Data.Ingest.Annotating;

/// <summary>Writes rows of an annotated copy. Nothing in either form runs as a formula.</summary>
internal abstract class AnnotatedWriter : IDisposable
{
    /// <summary>The writer of a form.</summary>
    public static AnnotatedWriter Of(string form, Stream output)
        => form == AnnotatedForm.Xlsx ? new Sheet(output) : new Text(output);

    /// <summary>Writes a row; false where the form holds no more.</summary>
    public abstract bool Row(IReadOnlyList<SheetCell> cells);

    /// <inheritdoc/>
    public abstract void Dispose();

    private sealed class Sheet : AnnotatedWriter
    {
        private const int Room = XlsxWriter.MostRows - 1;

        private readonly XlsxWriter _writer;
        private int _rows;

        public Sheet(Stream output)
        {
            _writer = new XlsxWriter(output);
            _writer.BeginSheet(new SheetLayout("Rows") { FrozenRows = 1 });
        }

        public override bool Row(IReadOnlyList<SheetCell> cells)
        {
            if (_rows == Room)
            {
                _writer.Row([new SheetCell("The sheet is full; the copy as CSV has every row.")]);
            }

            if (_rows >= Room)
            {
                _rows++;
                return false;
            }

            _writer.Row(cells);
            _rows++;
            return true;
        }

        public override void Dispose() => _writer.Dispose();
    }

    private sealed class Text(Stream output) : AnnotatedWriter
    {
        // With its mark, or Excel takes the letters for those of Windows.
        private readonly StreamWriter _writer = new(output, new UTF8Encoding(true), 32 * 1024, leaveOpen: true);

        public override bool Row(IReadOnlyList<SheetCell> cells)
        {
            for (var i = 0; i < cells.Count; i++)
            {
                _writer.Write(i == 0 ? "" : ",");
                _writer.Write(CsvCell.Of(cells[i].Text));
            }

            _writer.Write("\r\n");
            return true;
        }

        public override void Dispose() => _writer.Dispose();
    }
}

/// <summary>The texts of an annotated copy that are not the sender's.</summary>
internal static class AnnotatedWords
{
    public const string RowNumber = "Row in your file";
    public const string What = "What is wrong";
    public const string How = "How to put it right";

    /// <summary>The name under which a copy is downloaded.</summary>
    public static string FileName(long submissionId, AnnotatedForm form)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"submission-{submissionId}-{(form.Rows == AnnotatedForm.All ? "all-rows" : "rows-to-correct")}.{form.Form}");
}
