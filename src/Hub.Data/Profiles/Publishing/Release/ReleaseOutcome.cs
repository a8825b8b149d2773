namespace Hub.Data.Profiles.Publishing.Release;

/// <summary>How an attempt at a release ended; each has been written where it can be seen.</summary>
public abstract record ReleaseOutcome
{
    private ReleaseOutcome()
    {
    }

    /// <summary>It is released.</summary>
    public sealed record Released : ReleaseOutcome;

    /// <summary>Its time has not come; it is looked at again then.</summary>
    /// <param name="At">When.</param>
    public sealed record Later(DateTimeOffset At) : ReleaseOutcome;

    /// <summary>The checklist stopped it; the desk says why.</summary>
    /// <param name="Sentence">Why.</param>
    public sealed record Stopped(string Sentence) : ReleaseOutcome;

    /// <summary>It is not approved, or released already: nothing to do.</summary>
    public sealed record Nothing : ReleaseOutcome;
}
