namespace Hub.Data.Ingest.Deciding;

/// <summary>How an act on a return that waits for its sender's decision ended.</summary>
public abstract record DecidingOutcome
{
    private DecidingOutcome()
    {
    }

    /// <summary>It was done.</summary>
    public sealed record Done(long SubmissionId) : DecidingOutcome;

    /// <summary>It was not done; the sentence says why, and what to do next.</summary>
    public sealed record Refused(string Rule, string Sentence) : DecidingOutcome;

    /// <summary>The agency has no such submission, or the person may not act on it.</summary>
    public sealed record NotThere : DecidingOutcome;

    /// <summary>What the database answered, in words.</summary>
    internal static Refused Because(string answer) => new(answer, answer switch
    {
        "busy" => "This return is being checked at this moment; wait until its report is ready, then decide.",
        "changed" => "Something was changed after this report was made; check the return again, then decide.",
        "newer_report" => "A newer report of this return exists than the one you decided on; look at it, then decide.",
        "cannot_stand" => "This return cannot be taken in as it is; the report says what to put right.",
        "other_decision" => "The report has another result than the one you decided on; look at it again, then decide.",
        SubmissionStatus.Held or SubmissionStatus.Received =>
            "This return has not been checked yet; wait until its report is ready, then decide.",
        SubmissionStatus.Sent => "This return has been sent already; it is being taken in.",
        SubmissionStatus.Discarded => "This return was discarded; send the file again if it is needed after all.",
        SubmissionStatus.Rejected => "This return was refused and is closed; correct the file and send it again.",
        _ => "This return has been taken in already; replace or withdraw it if it must change.",
    });
}
