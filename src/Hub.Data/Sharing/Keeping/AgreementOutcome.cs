namespace Hub.Data.Sharing.Keeping;

/// <summary>How a command on an agreement ended.</summary>
public abstract record AgreementOutcome
{
    private AgreementOutcome()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="AgreementId">The agreement.</param>
    /// <param name="Version">Its newest version.</param>
    /// <param name="IsInForce">Whether that version is signed by every party.</param>
    public sealed record Done(Guid AgreementId, int Version, bool IsInForce) : AgreementOutcome;

    /// <summary>Nothing was changed; the refusal itself is on record.</summary>
    /// <param name="Problems">What is wrong and what to do next; at least one.</param>
    public sealed record Refused(IReadOnlyList<AgreementProblem> Problems) : AgreementOutcome;
}

/// <summary>The refusals of this feature that are no fault of the terms. Field "" concerns the whole page.</summary>
public static class AgreementRefusals
{
    /// <summary>The actor's roles do not allow it.</summary>
    public static AgreementProblem NotAllowed { get; } =
        new("", "Your roles do not allow this; ask the information governance lead of your agency.");

    /// <summary>The scope sees no such agreement.</summary>
    public static AgreementProblem NotFound { get; } =
        new("", "There is no such agreement, or your agency is no party to it; go back to the list of agreements.");

    /// <summary>Somebody wrote a newer version meanwhile.</summary>
    public static AgreementProblem Stale { get; } =
        new("", "Somebody changed this agreement in the meantime; look at the new version and decide again.");

    /// <summary>An ended agreement stays as it is.</summary>
    public static AgreementProblem Ended { get; } =
        new("", "This agreement has ended and cannot be changed; draft a new one.");

    /// <summary>The terms are the same.</summary>
    public static AgreementProblem Unchanged { get; } =
        new("", "Nothing was changed; change something, or leave the agreement as it is.");

    /// <summary>A change says why.</summary>
    public static AgreementProblem NoNote { get; } =
        new("note", "Say in one sentence what was changed and why.");

    /// <summary>The reference is in use.</summary>
    public static AgreementProblem ReferenceTaken { get; } =
        new("reference", "This reference is in use already; choose another.");

    /// <summary>The reference has an unfit form.</summary>
    public static AgreementProblem ReferenceUnfit { get; } =
        new("reference", "Give a reference of 2 to 40 letters, digits, spaces, hyphens or slashes.");

    /// <summary>An agreement with oneself shares nothing.</summary>
    public static AgreementProblem NoRecipient { get; } =
        new("parties", "The agreement names nobody who receives the data; name at least one other agency.");

    /// <summary>One signs for one's own agency, and it must be a party.</summary>
    public static AgreementProblem NotAParty { get; } =
        new("", "Your agency is no party to this version, so you cannot sign it or speak for a party.");

    /// <summary>One signature of each party.</summary>
    public static AgreementProblem AlreadySigned { get; } =
        new("", "Your agency has signed this version already; nothing needs doing.");

    /// <summary>A signature says in which post it was given.</summary>
    public static AgreementProblem NoPost { get; } =
        new("post", "Enter the post in which you sign, for example Head of information governance.");

    /// <summary>The last day is over.</summary>
    public static AgreementProblem Expired { get; } =
        new("", "The last day of this agreement is over; change its dates first.");

    /// <summary>A reason is needed.</summary>
    public static AgreementProblem NoReason { get; } =
        new("reason", "Enter the reason in at most 500 characters; every party will read it.");

    /// <summary>Not in force.</summary>
    public static AgreementProblem NotInForce { get; } =
        new("", "This agreement is not in force, so it cannot be suspended.");

    /// <summary>One's own agency has suspended it already.</summary>
    public static AgreementProblem AlreadySuspended { get; } =
        new("", "Your agency has suspended this agreement already; nothing needs doing.");

    /// <summary>Only who suspended lifts it.</summary>
    public static AgreementProblem NotSuspendedByYou { get; } =
        new("", "Your agency has not suspended this agreement; whoever did must resume it.");

    /// <summary>The next review must lie ahead, within the agreement.</summary>
    public static AgreementProblem ReviewDay { get; } =
        new("review", "The next review must be after today and before the agreement's last day; choose another day.");
}
