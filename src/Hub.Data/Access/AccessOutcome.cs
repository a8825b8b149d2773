namespace Hub.Data.Access;

/// <summary>How a command on people or agencies ended.</summary>
public abstract record AccessOutcome
{
    private AccessOutcome()
    {
    }

    /// <summary>It was done.</summary>
    public sealed record Done : AccessOutcome;

    /// <summary>Nothing was changed; the refusal itself is on record.</summary>
    public sealed record Refused(AccessRefusal Why) : AccessOutcome;
}

/// <summary>Why a command was refused.</summary>
/// <param name="Code">Short and stable, for the audit record.</param>
/// <param name="Sentence">What is wrong and what to do next, in plain English.</param>
public sealed record AccessRefusal(string Code, string Sentence);
