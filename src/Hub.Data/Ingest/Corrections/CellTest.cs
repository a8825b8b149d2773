using System.Text;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Corrections;

/// <summary>
/// Tries a value as a cell of a field, by the check that the file's cells go through. Rules over several cells are judged by the
/// next dry run.
/// </summary>
internal static class CellTest
{
    /// <summary>What is wrong with a value and what to do, as one sentence each; null where it can be read.</summary>
    public static string? Problem(DatasetKind kind, string field, string text, DateOnly receivedOn)
    {
        var setting = new CheckSetting
        {
            Kind = kind,
            Header = new FoundHeader(1, [kind.Field(field)!.Title], new HeadingMatch(
                new Dictionary<string, int>(StringComparer.Ordinal) { [field] = 0 }, [], [], [], [])),
            AllowedFields = [field],
            PeriodFrom = DateOnly.MinValue,
            PeriodUntil = DateOnly.MaxValue,
            ReceivedOn = receivedOn,
        };
        var log = new ProblemLog();
        new RowChecker(setting, log).CheckCells(new OneCell(Encoding.UTF8.GetBytes(text)), new RowValues(kind.Schema.Fields.Count));
        return log.Kinds.FirstOrDefault(problem => problem.Severity == RuleSeverity.Error) is { } error
            ? error.Message + " " + error.Fix
            : null;
    }

    private sealed class OneCell(byte[] text) : RowSource
    {
        public override int RowNumber => 1;

        public override int FieldCount => 1;

        public override long Position => 0;

        public override bool Read() => false;

        public override ReadOnlySpan<byte> Field(int column) => text;

        public override void Dispose()
        {
            // Nothing is held.
        }
    }
}
