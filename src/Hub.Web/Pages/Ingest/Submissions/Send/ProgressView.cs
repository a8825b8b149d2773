using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Reports;
using Hub.Data.Ingest.Scanning;
using Hub.Web.Forms;

namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>One stage on the way of a return.</summary>
/// <param name="Title">What happens in it.</param>
/// <param name="State">"Done", "Now" or "Not yet".</param>
/// <param name="At">When it was done or begun, in words; null where nobody knows.</param>
public sealed record ProgressStep(string Title, string State, string? At);

/// <summary>How far a return has come, in words: the page prints it, the stream of events sends it.</summary>
/// <param name="Steps">The stages.</param>
/// <param name="Sentence">What is happening, in one sentence.</param>
/// <param name="Percent">How much of the stage is done, where it can be said.</param>
/// <param name="IsOver">Whether nothing will change by itself soon.</param>
/// <param name="Next">Where the officer goes on; null while they cannot.</param>
public sealed record ProgressView(IReadOnlyList<ProgressStep> Steps, string Sentence, int? Percent, bool IsOver, string? Next)
{
    private const string Done = "Done";
    private const string Now = "Now";
    private const string NotYet = "Not yet";

    /// <summary>The words for a return's progress.</summary>
    public static ProgressView Of(Guid key, bool isDecidedByPerson, SubmissionProgress progress)
    {
        if (!progress.IsUnderWay && progress.Status != SubmissionStatus.Held)
        {
            return new(StepsOf(progress, 4), "This is done.", null, true, NextStep.AfterWaiting(key, progress.Status, isDecidedByPerson));
        }

        var isHeld = progress.Status == SubmissionStatus.Held;
        return new(StepsOf(progress, Place(progress)), SentenceOf(progress), progress.Percent, isHeld || progress.IsStuck, null);
    }

    private static int Place(SubmissionProgress progress)
        => progress.Status == SubmissionStatus.Sent || (progress is { ScannedAt: not null, ScanFault: null }) ? 2 : 1;

    private static string SentenceOf(SubmissionProgress progress) => progress switch
    {
        { Status: SubmissionStatus.Held } =>
            ScanWords.Held(Enum.TryParse<ScanFault>(progress.ScanFault, out var fault) ? fault : ScanFault.Unreachable),
        { IsStuck: true } =>
            "Something went wrong in the hub, not in your file. The file is kept, and the hub's administrators put the work back; "
            + "you need not send it again. Ask them if nothing has changed by tomorrow.",
        { JobState: JobStates.Failed } =>
            "The hub was interrupted and begins this file again by itself.",
        { IsRunning: true, Stage: { } stage } => stage + ".",
        _ => "Your file waits for its turn.",
    };

    private static IReadOnlyList<ProgressStep> StepsOf(SubmissionProgress progress, int place)
    {
        var isSent = progress.SentAt is not null && progress.Status != SubmissionStatus.Checked;
        (string Title, DateTimeOffset? At)[] steps = isSent
            ?
            [
                ("Checked", progress.CheckedAt), ("Sent by you", progress.SentAt), ("Rows are taken in", progress.StartedAt),
                ("Taken in", progress.DecidedAt),
            ]
            :
            [
                ("Received and stored encrypted", progress.ReceivedAt), ("Virus scan", progress.ScannedAt), ("Reading and checking", null),
                ("Ready for you to look at", progress.CheckedAt ?? progress.DecidedAt),
            ];
        return
        [
            .. steps.Select((step, index) => new ProgressStep(
                step.Title, index < place ? Done : index == place ? Now : NotYet,
                index <= place && step.At is { } at ? When.At(at) : null)),
        ];
    }
}
