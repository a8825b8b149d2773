namespace Hub.Data.Ingest.Withdrawal;

/// <summary>Which submissions may be taken back, and the sentences for those that may not.</summary>
public static class WithdrawalRules
{
    /// <summary>The longest note.</summary>
    public const int NoteAtMost = 500;

    /// <summary>To whoever asks again.</summary>
    public const string AlreadyAsked =
        "This return is being withdrawn already; nothing more needs doing. The certificate appears on its page within a few minutes.";

    /// <summary>
    /// Why a submission of this status cannot be taken back, or null. A replaced one can: its rows stay until their time has passed.
    /// So can a refused one: its file and what was listed of it are kept for a while.
    /// </summary>
    public static string? Refusal(string status)
        => status switch
        {
            SubmissionStatus.Withdrawn => "This return has been withdrawn; its certificate says what was erased.",
            SubmissionStatus.Disposed =>
                "The time that the agreement sets for this return has passed and its rows are gone; its certificate says what was erased.",
            SubmissionStatus.Discarded => "This return was discarded before it stood, so there is nothing to withdraw.",
            _ when SubmissionStatus.Open.Contains(status) =>
                "This return does not stand yet, so there is nothing to withdraw; discard it on its page instead.",
            _ => null,
        };
}
