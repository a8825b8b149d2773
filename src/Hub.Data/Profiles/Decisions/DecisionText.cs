using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Decisions;

/// <summary>A decision as somebody writes it.</summary>
/// <param name="DecidedOn">The day of the meeting.</param>
/// <param name="Text">What was decided.</param>
/// <param name="Finding">The finding that it answers.</param>
/// <param name="OwnerAgencyId">The agency that owns it.</param>
/// <param name="DueOn">By when.</param>
public sealed record DecisionText(DateOnly? DecidedOn, string Text, string Finding, Guid? OwnerAgencyId, DateOnly? DueOn)
{
    /// <summary>The longest text of a decision, a finding or an outcome.</summary>
    public const int Longest = 600;

    // Older meetings were not minuted for the hub; a year typed with two digits ends here.
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>Without spaces around its texts.</summary>
    public DecisionText Trimmed() => this with { Text = Text.Trim(), Finding = Finding.Trim() };

    /// <summary>What is wrong with it; nothing where it may be kept.</summary>
    /// <param name="session">A transaction; every scope may see the list of agencies.</param>
    /// <param name="today">Today in the United Kingdom.</param>
    public async Task<IReadOnlyList<ProfileProblem>> ProblemsAsync(HubSession session, DateOnly today)
        => [
            .. Problems(today),
            .. OwnerAgencyId is { } owner && await AgencyQueries.ExistsAsync(session, owner)
                ? Array.Empty<ProfileProblem>()
                : [new(nameof(OwnerAgencyId), "Choose the agency that owns it.")],
        ];

    /// <summary>What is wrong with its words and days.</summary>
    public IEnumerable<ProfileProblem> Problems(DateOnly today)
    {
        if (DecidedOn is not { } decided || decided < Earliest || decided > today)
        {
            yield return new(nameof(DecidedOn), "Enter the day of the meeting, today or earlier.");
        }

        if (Text.Length is 0 or > Longest)
        {
            yield return new(nameof(Text), $"Say what was decided, in at most {Longest} characters.");
        }

        if (Finding.Length is 0 or > Longest)
        {
            yield return new(nameof(Finding), $"Say which finding it answers, in at most {Longest} characters.");
        }

        if (DueOn is not { } due || due < DecidedOn || due.Year > today.Year + 10)
        {
            yield return new(nameof(DueOn), "Enter the day by which it is to be done, not before the meeting.");
        }
    }
}
