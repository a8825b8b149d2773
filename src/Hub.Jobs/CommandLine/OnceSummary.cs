using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Jobs.Ingest;

namespace Hub.Jobs.CommandLine;

/// <summary>
/// What <c>hub once</c> prints at its end: rows by area for the operator who checks a load against its source. It goes to the
/// operator's screen, not into a profile, and holds counts of rows, not figures about people.
/// </summary>
internal sealed class OnceSummary(HubDatabase database, IReadOnlyList<Guid> agencies, FolderPeriod period, TextWriter screen)
{
    private const int NameWidth = 32;
    private const int NarrowestColumn = 9;
    private static readonly string[] NoArea = ["wider", "outside", "no place"];

    /// <summary>One line on what the door did with the files.</summary>
    public static string AtTheDoor(IReadOnlyList<FileReceived> received)
    {
        var parts = new[]
        {
            (received.Count(file => file.Outcome is ReceiveOutcome.Received), "taken in"),
            (received.Count(file => file.Outcome is ReceiveOutcome.AlreadyLoaded), "already loaded"),
            (received.Count(file => file.Outcome is ReceiveOutcome.PeriodAlreadyAccepted), "standing from another file"),
            (received.Count(file => file.Outcome is ReceiveOutcome.Refused), "refused"),
        };
        return $"{received.Count} files: " + string.Join(", ", parts.Where(p => p.Item1 > 0).Select(p => $"{p.Item1} {p.Item2}"));
    }

    /// <summary>Prints everything.</summary>
    public async Task PrintAsync(IReadOnlyList<FileReceived> received, ProfileAreaSet set, CancellationToken cancellationToken)
    {
        var scope = new Scope(SystemActors.CommandLine, "sum up what was loaded", agencies, []);
        var (rows, standing, missing, decided) = await database.InScopeAsync(
            scope,
            async session => (
                await IngestSummaryQueries.RowsByAreaAsync(session, set.Set.Kind, period, set.AsAt),
                await IngestSummaryQueries.StandingAsync(session, period),
                await IngestSummaryQueries.MissingAsync(session, period),
                await IngestSummaryQueries.SubmissionsAsync(
                    session, [.. received.Select(file => file.Outcome).OfType<ReceiveOutcome.Received>().Select(r => r.SubmissionId)])),
            cancellationToken);

        screen.WriteLine();
        screen.WriteLine($"Rows of {PeriodWords()} by area. {set.Sentence}");
        PrintTable(rows, [.. set.Areas.Select(area => area.Name)]);
        screen.WriteLine();
        screen.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{standing.Select(s => s.Kind).Distinct().Count()} kinds in {standing.Count} standing returns; "
            + $"{standing.Sum(s => s.RowsRejected ?? 0):N0} rows rejected, {standing.Sum(s => s.RowsWarned ?? 0):N0} with warnings."));
        screen.WriteLine(missing.Count == 0
            ? "No required source is missing altogether."
            : "Missing: " + string.Join("; ", missing.Select(source => $"{source.Kind} of {source.Agency}")));
        PrintRefusals(received, decided);
    }

    private void PrintTable(IReadOnlyList<PlaceRows> rows, IReadOnlyList<string> areas)
    {
        // Names of areas stand above their column, one word a line.
        var columns = areas.Concat(NoArea).Select(name => (Name: name, Words: name.Split(' '))).ToList();
        var widths = columns.Select(column => Math.Max(NarrowestColumn, column.Words.Max(word => word.Length) + 1)).ToList();
        for (var line = 0; line < columns.Max(column => column.Words.Length); line++)
        {
            var heads = columns.Select((column, index) => (column.Words.ElementAtOrDefault(line) ?? "").PadLeft(widths[index]));
            screen.WriteLine((new string(' ', NameWidth) + string.Concat(heads)).TrimEnd());
        }

        foreach (var kind in rows.GroupBy(row => row.Kind))
        {
            var counts = kind.ToDictionary(row => row.Place, row => row.Rows, StringComparer.Ordinal);
            var name = kind.Key.Length < NameWidth ? kind.Key.PadRight(NameWidth) : kind.Key[..(NameWidth - 1)] + " ";
            screen.WriteLine(name + string.Concat(columns.Select(
                (column, index) => Number(counts.GetValueOrDefault(column.Name)).PadLeft(widths[index]))));
        }
    }

    private void PrintRefusals(IReadOnlyList<FileReceived> received, IReadOnlyList<SubmissionSummary> decided)
    {
        foreach (var (file, outcome) in received)
        {
            var why = outcome switch
            {
                ReceiveOutcome.Refused refused => refused.Why.Message,
                ReceiveOutcome.PeriodAlreadyAccepted other => other.Sentence,
                ReceiveOutcome.Received taken => decided.FirstOrDefault(row => row.SubmissionId == taken.SubmissionId)?.Refusal,
                _ => null,
            };
            if (why is not null)
            {
                screen.WriteLine($"Not loaded: {Path.GetFileName(file.Path)} ({file.Kind}). {why}");
            }
        }
    }

    private static string Number(long count) => count == 0 ? "–" : count.ToString("N0", CultureInfo.InvariantCulture);

    private string PeriodWords()
        => string.Create(CultureInfo.InvariantCulture, $"{period.From:d MMMM yyyy} to {period.Until.AddDays(-1):d MMMM yyyy}");
}
