using System.Text.Json;
using Hub.Data.Database;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Persons.Register;

/// <summary>An agency and a kind whose records may be linked to somebody's.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Kind">The kind's name.</param>
public sealed record Participant(Guid AgencyId, string Kind)
{
    /// <summary>As the engine and the runs name it.</summary>
    public string Source => $"{AgencyId:D}|{Kind}";
}

/// <summary>Two participants and the purposes for which they may be combined; without any they never meet.</summary>
/// <param name="One">Source of one.</param>
/// <param name="Other">Source of the other, the same or later in order.</param>
/// <param name="Purposes">Words of <see cref="SharingPurposes.OfCombining"/>, in order.</param>
public sealed record MeetingPair(string One, string Other, string[] Purposes);

/// <summary>
/// Who may meet whom now. Source of the rule: promise 7 of the design (combining is a permission of its own) and
/// <see cref="CombiningRule"/>.
/// </summary>
/// <param name="Pairs">Every pair of sources that hold records of a kind about persons, in order.</param>
public sealed record Participants(IReadOnlyList<MeetingPair> Pairs)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The sources that may meet anybody.</summary>
    public IReadOnlySet<string> Sources { get; } = Pairs.Where(pair => pair.Purposes.Length > 0)
        .SelectMany(pair => (string[])[pair.One, pair.Other]).ToHashSet(StringComparer.Ordinal);

    /// <summary>Pairs of participants that never meet; a source beside itself where its own records do not.</summary>
    public IReadOnlySet<(string, string)> NeverMeet() => Pairs
        .Where(pair => pair.Purposes.Length == 0 && Sources.Contains(pair.One) && Sources.Contains(pair.Other))
        .Select(pair => (pair.One, pair.Other)).ToHashSet();

    /// <summary>For the run's record.</summary>
    public string ToJson() => JsonSerializer.Serialize(Pairs, Json);

    /// <summary>What an earlier run wrote.</summary>
    public static Participants Read(string json) => new(JsonSerializer.Deserialize<MeetingPair[]>(json, Json) ?? []);

    /// <summary>Whether two sources that took part in both stand to each other as they did.</summary>
    public bool StandsAsIn(Participants earlier)
    {
        var before = earlier.Pairs.ToDictionary(pair => (pair.One, pair.Other), pair => pair.Purposes.Length > 0);
        return Pairs.All(pair => !before.TryGetValue((pair.One, pair.Other), out var met) || met == pair.Purposes.Length > 0
            || !earlier.Sources.Contains(pair.One) || !earlier.Sources.Contains(pair.Other)
            || !Sources.Contains(pair.One) || !Sources.Contains(pair.Other));
    }

    /// <summary>Reads agreements and decides for every pair, within a scope over every agency.</summary>
    /// <param name="session">The run's session.</param>
    /// <param name="holders">Agencies and kinds that hold records.</param>
    /// <param name="kinds">The kinds as sharing sees them.</param>
    /// <param name="purposes">The purposes that count, in order.</param>
    /// <param name="on">The day.</param>
    public static async Task<Participants> DecideAsync(
        HubSession session, IEnumerable<Participant> holders, IReadOnlyDictionary<string, SharedKind> kinds,
        IReadOnlyList<string> purposes, DateOnly on)
    {
        var sides = new List<(string Source, CombiningSide Side)>();
        foreach (var holder in holders.Where(h => kinds.TryGetValue(h.Kind, out var kind) && kind.IsAboutPersons)
            .OrderBy(h => h.Source, StringComparer.Ordinal))
        {
            sides.Add((holder.Source, new CombiningSide(
                kinds[holder.Kind], await AgreementQueries.TermsAsync(session, holder.AgencyId, holder.Kind))));
        }

        return new Participants([.. sides.SelectMany((one, index) => sides.Skip(index).Select(other => new MeetingPair(
            one.Source, other.Source,
            [.. purposes.Where(purpose =>
                CombiningRule.MayCombine(one.Side, other.Side, purpose, on) is CombiningDecision.Allowed)])))]);
    }
}
