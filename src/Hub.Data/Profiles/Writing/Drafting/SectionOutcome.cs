namespace Hub.Data.Profiles.Writing.Drafting;

/// <summary>How taking or saving a section ended.</summary>
public abstract record SectionOutcome
{
    private SectionOutcome()
    {
    }

    /// <summary>Done; the section as it stands now.</summary>
    /// <param name="State">With its new version.</param>
    /// <param name="WasCleaned">Whether pasted markup was taken out of what was sent.</param>
    public sealed record Done(SectionState State, bool WasCleaned = false) : SectionOutcome;

    /// <summary>There is no such profile or section that this person may write in.</summary>
    public sealed record NotThere : SectionOutcome;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Why">The kind of refusal.</param>
    /// <param name="Sentence">What is wrong and what to do next.</param>
    public sealed record Refused(SectionRefusal Why, string Sentence) : SectionOutcome;
}

/// <summary>Why a section was not changed.</summary>
public enum SectionRefusal
{
    /// <summary>The profile is no draft any more.</summary>
    Closed,

    /// <summary>Somebody else is writing it.</summary>
    Held,

    /// <summary>It was changed after the page was opened.</summary>
    Stale,

    /// <summary>The text cannot be kept as it is.</summary>
    Text,
}
