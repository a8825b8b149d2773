using System.Globalization;
using Hub.Data.Database;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Loading;

namespace Hub.Data.Ingest.History;

/// <summary>
/// Compares a file with its agency's own earlier returns of the kind: rows, measure, placing, empty cells, new codes. What it finds
/// are warnings on the file as a whole; none of them refuses it. Runs while the file's rows stand in the load's transaction.
/// </summary>
internal static class HistoryCheck
{
    /// <summary>Rows above which only counts are compared, not cells.</summary>
    private const int RowsLookedInto = 300_000;

    private const double LeastRows = 10;
    private const double LeastPart = 0.25;
    private const double LeastShare = 0.15;
    private const int CodesNamed = 5;
    private const string IfRight = " If it is right, send it with this warning.";

    /// <summary>Adds what is remarkable to the log.</summary>
    public static async Task RunAsync(HubSession session, SubmissionRow submission, DatasetKind kind, RowTally tally, ProblemLog log)
    {
        if (submission.IsNil || tally.Accepted == 0)
        {
            return;
        }

        var earlier = await HistoryQueries.EarlierAsync(session, submission, Usual.Most);
        if (earlier.Count < Usual.Fewest)
        {
            return;
        }

        Volume(tally, earlier, log);
        if (kind.Roles.Place is not null)
        {
            Placing(tally, earlier, log);
        }

        if (tally.Accepted + earlier.Sum(one => (long)one.RowsAccepted) <= RowsLookedInto)
        {
            await LookIntoAsync(session, submission, kind, [.. earlier.Select(one => one.SubmissionId)], log);
        }
    }

    private static void Volume(RowTally tally, IReadOnlyList<EarlierReturn> earlier, ProblemLog log)
    {
        var rows = earlier.Select(one => (double)one.RowsAccepted).ToList();
        if (Usual.IsApart(tally.Accepted, rows, Math.Max(LeastRows, LeastPart * Usual.Median(rows))))
        {
            var isLess = tally.Accepted < Usual.Median(rows);
            Remark(
                log, isLess ? "history_fewer_rows" : "history_more_rows",
                Text($"{tally.Accepted:N0} rows can be taken in; your last {rows.Count} returns had {rows.Min():N0} to {rows.Max():N0}."),
                isLess
                    ? "Check that the export is complete, that no filter was set, and that it is of this period."
                    : "Check that the export holds one period only, and no row twice.");
        }
    }

    private static void Placing(RowTally tally, IReadOnlyList<EarlierReturn> earlier, ProblemLog log)
    {
        var shares = earlier.Select(one => (double)one.RowsPlaced / one.RowsAccepted).ToList();
        var share = (double)tally.Placed / tally.Accepted;
        if (share < Usual.Median(shares) && Usual.IsApart(share, shares, LeastShare))
        {
            Remark(
                log, "history_fewer_placed",
                Text($"{share:0%} of the rows lie in an area; in your last {shares.Count} returns {Range(shares)} did."),
                "Check the columns that say where: postcodes cut off, or another code than before.");
        }
    }

    private static async Task LookIntoAsync(
        HubSession session, SubmissionRow submission, DatasetKind kind, long[] earlier, ProblemLog log)
    {
        long[] all = [.. earlier, submission.SubmissionId];
        if (kind.Roles.Measure is { } measure)
        {
            Compare(
                await HistoryQueries.MeasuresAsync(session, all), submission.SubmissionId,
                sums => Math.Max(1, LeastPart * Math.Abs(Usual.Median(sums))),
                (_, sum, sums) => Remark(
                    log, "history_measure",
                    Text($"“{kind.Field(measure)!.Title}” adds up to {sum:#,0.##}; ")
                        + Text($"in your last {sums.Count} returns it was {sums.Min():#,0.##} to {sums.Max():#,0.##}."),
                    "Check for a slipped column, another unit, or a total among the rows."));
        }

        var plain = kind.Schema.Fields.Where(field => field.Identifier is null).ToList();
        Compare(
            await HistoryQueries.EmptyAsync(session, all, [.. plain.Select(field => field.Name)]), submission.SubmissionId,
            _ => LeastShare,
            (field, share, shares) =>
            {
                if (share > Usual.Median(shares))
                {
                    Remark(
                        log, "history_more_empty",
                        Text($"“{kind.Field(field)!.Title}” is empty in {share:0%} of the rows; ")
                            + Text($"in your last {shares.Count} returns it was in {Range(shares)}."),
                        "Check that the column was exported, and under the same heading as before.");
                }
            });
        var listed = plain.Where(field => field.CodeList is not null).Select(field => field.Name).ToArray();
        foreach (var codes in (await HistoryQueries.NewCodesAsync(session, submission.SubmissionId, earlier, listed))
            .GroupBy(code => code.Field, StringComparer.Ordinal))
        {
            var words = kind.CodeLists[kind.Field(codes.Key)!.CodeList!].ToDictionary(code => code.Code, code => code.Label);
            var named = string.Join(", ", codes.Take(CodesNamed).Select(code => words.GetValueOrDefault(code.Code, code.Code)));
            Remark(
                log, "history_new_code",
                Text($"“{kind.Field(codes.Key)!.Title}” has values that your last {earlier.Length} returns did not have: {named}")
                    + (codes.Count() > CodesNamed ? " and others." : "."),
                "Check that your own codes are matched to the right values.");
        }
    }

    /// <summary>Holds each figure of the file against the same of the earlier returns.</summary>
    private static void Compare(
        IReadOnlyList<ReturnFigure> figures, long own, Func<IReadOnlyCollection<double>, double> atLeast,
        Action<string, double, IReadOnlyCollection<double>> tell)
    {
        foreach (var field in figures.GroupBy(figure => figure.Field, StringComparer.Ordinal))
        {
            var before = field.Where(figure => figure.SubmissionId != own).Select(figure => figure.Value).ToList();
            if (field.FirstOrDefault(figure => figure.SubmissionId == own) is { } now && before.Count > 0
                && Usual.IsApart(now.Value, before, atLeast(before)))
            {
                tell(field.Key, now.Value, before);
            }
        }
    }

    private static string Range(IReadOnlyCollection<double> shares)
        => shares.Min() == shares.Max() ? Text($"{shares.Min():0%}") : Text($"{shares.Min():0%} to {shares.Max():0%}");

    private static void Remark(ProblemLog log, string rule, string message, string fix) => log.Remark(new ProblemKind
    {
        Rule = rule,
        Column = null,
        Severity = RuleSeverity.Warning,
        Message = message,
        Fix = fix + IfRight,
        KeepsValue = false,
    });

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
