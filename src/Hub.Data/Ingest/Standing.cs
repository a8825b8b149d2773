using System.Globalization;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;

namespace Hub.Data.Ingest;

/// <summary>The sentences about what stands in the way of a delivery.</summary>
internal static class Standing
{
    public static string SameFile(DateOnly from, DateOnly until, OtherSubmission other)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"This file was already taken in for {PeriodMatch.Period(from, until)} on {Day(other)} "
            + $"(submission {other.SubmissionId}); nothing has changed and nothing needs doing.");

    public static string OtherFile(DatasetKind kind, DateOnly from, DateOnly until, OtherSubmission other)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{kind.Title} for {PeriodMatch.Period(from, until)} was already taken in from another file on {Day(other)} "
            + $"(submission {other.SubmissionId}); it stands until it is replaced or withdrawn: open it under \"Returns sent\" "
            + $"and choose one of the two.");

    private static string Day(OtherSubmission other)
        => UkTime.Day(other.ReceivedAt).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
