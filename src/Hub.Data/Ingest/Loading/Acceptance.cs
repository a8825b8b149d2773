using System.Globalization;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Loading;

/// <summary>Decides what becomes of a file whose rows are checked, by its kind's policy.</summary>
internal static class Acceptance
{
    /// <summary>Why no row may stand, or null.</summary>
    public static Refusal? Refuse(DatasetKind kind, RowTally tally, bool isNil)
    {
        if (tally.Read == 0)
        {
            return isNil ? null : new Refusal(
                "no_rows",
                "The file has headings but no rows; if there was nothing to report send it as a nil return, otherwise export it again.");
        }

        if (isNil)
        {
            return new Refusal(
                "nil_with_rows",
                Text($"This was sent as a nil return, but the file has {tally.Read:N0} {Rows(tally.Read)}; ")
                + "send it as an ordinary return.");
        }

        if (tally.Rejected == 0)
        {
            return null;
        }

        var share = (decimal)tally.Rejected / tally.Read;
        if (kind.Acceptance.OnBadRows == BadRowPolicy.RejectFile)
        {
            return new Refusal(
                "bad_rows",
                Text($"{tally.Rejected:N0} of {tally.Read:N0} rows {Have(tally)} errors, and {kind.Title} is taken in whole ")
                + "or not at all; correct the rows that are listed and send the file again.");
        }

        return tally.Accepted > 0 && share <= kind.Acceptance.MaxBadShare ? null : new Refusal(
            "too_many_bad_rows",
            Text($"{tally.Rejected:N0} of {tally.Read:N0} rows {Have(tally)} errors, more than the {kind.Acceptance.MaxBadShare:0.#%} ")
            + "that may be left out; correct the rows that are listed and send the file again.");
    }

    /// <summary>The status of a file whose good rows stand.</summary>
    public static string Status(RowTally tally, ProblemLog log)
        => tally.Rejected > 0 ? SubmissionStatus.PartlyAccepted
            : log.Remarks.Count > 0 || log.Kinds.Any(problem => problem.Severity == RuleSeverity.Warning)
                ? SubmissionStatus.AcceptedWithWarnings
            : SubmissionStatus.Accepted;

    private static string Have(RowTally tally) => tally.Rejected == 1 ? "has" : "have";

    private static string Rows(int count) => count == 1 ? "row" : "rows";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
