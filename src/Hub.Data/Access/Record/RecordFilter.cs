using System.Text.RegularExpressions;
using Hub.Data.Audit;

namespace Hub.Data.Access.Record;

/// <summary>What to look for in the audit record. Everything is an id, a code or a day: it may stand in an address.</summary>
public sealed partial record RecordFilter
{
    /// <summary>The longest actor or subject that is looked for.</summary>
    public const int LongestId = 200;

    /// <summary>From this day of the United Kingdom on; null from the beginning.</summary>
    public DateOnly? FromDay { get; init; }

    /// <summary>Up to and with this day; null to now.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>What happened.</summary>
    public AuditEventKind? Kind { get; init; }

    /// <summary>Who did it: an account's id or the name of a system actor.</summary>
    public string? Actor { get; init; }

    /// <summary>The agency for which it was done.</summary>
    public Guid? ActorAgency { get; init; }

    /// <summary>How it ended.</summary>
    public AuditOutcome? Outcome { get; init; }

    /// <summary>What it was done to, by id.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Only what concerns this agency's data or people.</summary>
    public Guid? Concerning { get; init; }

    /// <summary>Only what was done with data: no sign-ins, no administration of people and agencies.</summary>
    public bool DataOnly { get; init; }

    /// <summary>What is wrong with the filter, in one sentence each, by the name of the part; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (FromDay is { } from && LastDay is { } last && last < from)
        {
            problems[nameof(LastDay)] = "The last day is before the first; choose a later one.";
        }

        foreach (var (name, value) in new[] { (nameof(Actor), Actor), (nameof(SubjectId), SubjectId) })
        {
            if (value is not null && !Id().IsMatch(value))
            {
                problems[name] = "This is not an id; copy one from the list. Names are not searched for.";
            }
        }

        return problems;
    }

    /// <summary>The filter for the event that tells of the search.</summary>
    internal SortedDictionary<string, string> Details()
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add("from", FromDay?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Add("last", LastDay?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Add("kind", Kind?.ToString());
        Add("actor", Actor);
        Add("actor_agency", ActorAgency?.ToString());
        Add("outcome", Outcome?.ToString());
        Add("subject", SubjectId);
        Add("concerning", Concerning?.ToString());
        return details;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                details[name] = value;
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9:._/{}?*\-]{1,200}\z")]
    private static partial Regex Id();
}
