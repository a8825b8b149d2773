using Hub.Data.Persons.Linking.Blocking;
using Hub.Data.Persons.Linking.Clustering;
using Hub.Data.Persons.Linking.Comparing;
using Hub.Data.Persons.Linking.Standardising;
using Hub.Data.Persons.Linking.Weighing;

namespace Hub.Data.Persons.Linking;

/// <summary>Records made ready to be compared, by a model or, without one, so that a model can be trained on them.</summary>
internal sealed class Preparation
{
    private readonly Dictionary<ulong, int> _decided;
    private readonly bool _monthFirst;

    public Preparation(RecordTable table, LinkSettings settings, IReadOnlyList<LinkDecision> decisions, LinkModel? model, StageClock clock)
    {
        (Table, Settings) = (table, settings);
        var records = Standardiser.Fields(table, model?.MonthFirst, Notes);
        _monthFirst = records.MonthFirst;
        clock.Lap("standardise");
        _decided = Decided(table, decisions);
        var apart = settings.LinkType != LinkType.Both || settings.SourcesWithoutDuplicates.Count > 0;
        var marks = Marks(decisions);
        var once = OnceIn(records, settings);
        var neverMeet = SourcesApart.Of(records, settings.NeverMeet);
        People = Representatives.Find(records, table.RecordIds, record =>
            (once is not null && once[record] != 0) || neverMeet?.ForbidsItself(record) == true
                ? TextHash.Join(table.RecordIds[record], 1) : marks.GetValueOrDefault(table.RecordIds[record]), apart, neverMeet);
        neverMeet = neverMeet?.Pick(People.First);
        Frequencies = model is null ? new Frequencies() : new Frequencies(model.Values, model.UsualDay);
        var (comparisons, rules) = SubjectParts.For(settings, People.Fields, new FieldCounts(Frequencies, People.Copies));
        Notes.AddRange(Unknown(settings, comparisons));
        comparisons = [.. comparisons.Where(comparison => !settings.LeftOut.Contains(comparison.Name))];
        BlockingRules = rules;
        clock.Lap("find identical records");
        Blocks = model is null ? Blocks.Make(People.Count, rules, settings, neverMeet)
            : Blocks.Make(People.Count, rules, model.Rules, neverMeet);
        clock.Lap("block");
        Scorer = new Scorer(comparisons, model, settings);
        Rules = ClusterRulesOf(decisions, once, neverMeet);
    }

    public RecordTable Table { get; }

    public LinkSettings Settings { get; }

    public Representatives People { get; }

    public Blocks Blocks { get; }

    /// <summary>The rules that the fields allow, by which the representatives have their keys.</summary>
    public IReadOnlyList<BlockingRule> BlockingRules { get; }

    public Scorer Scorer { get; }

    public Frequencies Frequencies { get; }

    public ClusterRules Rules { get; }

    public List<string> Notes { get; } = [];

    /// <summary>What this preparation's weights would be as a model.</summary>
    public LinkModel Freeze() => new(
        Settings, Table.Count, Scorer.Prior, [.. Scorer.Weights.Select(weights => weights.Freeze())], Frequencies.Freeze(),
            Frequencies.Day, _monthFirst, Blocks.Rules, RuleSets.Of(Settings.Subject));

    private static Dictionary<ulong, int> Decided(RecordTable table, IReadOnlyList<LinkDecision> decisions)
    {
        var places = new Dictionary<ulong, int>();
        if (decisions.Count == 0)
        {
            return places;
        }

        var wanted = decisions.SelectMany(decision => (ulong[])[decision.Left, decision.Right]).ToHashSet();
        for (var i = 0; i < table.Count; i++)
        {
            if (wanted.Contains(table.RecordIds[i]))
            {
                places[table.RecordIds[i]] = i;
            }
        }

        return places;
    }

    // What was decided about a record, as a number: a decision about a number that an agency gives hundreds of rows leaves those one. Rows
    // that are kept apart from each other differ in it.
    private static Dictionary<ulong, ulong> Marks(IReadOnlyList<LinkDecision> decisions)
    {
        var marks = new Dictionary<ulong, ulong>();
        foreach (var decision in decisions.Distinct())
        {
            var word = decision.IsSame ? 2UL : 3UL;
            marks[decision.Left] = unchecked(marks.GetValueOrDefault(decision.Left) + TextHash.Join(decision.Right, word));
            marks[decision.Right] = unchecked(marks.GetValueOrDefault(decision.Right) + TextHash.Join(decision.Left, word));
        }

        return marks;
    }

    // A name that fits nothing changes nothing: that is said, for it was meant to.
    private static IEnumerable<string> Unknown(LinkSettings settings, IReadOnlyList<Comparison> comparisons)
    {
        foreach (var name in settings.LeftOut.Concat(settings.Changes.Keys).Order(StringComparer.Ordinal))
        {
            if (comparisons.FirstOrDefault(comparison => comparison.Name == name) is not { } known)
            {
                yield return $"There is no comparison \"{name}\" to change; there are: "
                    + string.Join(", ", comparisons.Select(comparison => comparison.Name)) + ".";
                continue;
            }

            foreach (var level in settings.Changes.GetValueOrDefault(name)?.WithoutLevels.Where(level => !known.MayBeLeftOut(level)) ?? [])
            {
                yield return $"The comparison \"{name}\" has no level \"{level}\" to leave out; it has: "
                    + string.Join(", ", known.Levels.Where(known.MayBeLeftOut)) + ".";
            }
        }
    }

    // Per record the source, where that source promises each subject once.
    private static int[]? OnceIn(SubjectFields records, LinkSettings settings)
    {
        if (records.Source is not { } sources || (settings.LinkType != LinkType.Link && settings.SourcesWithoutDuplicates.Count == 0))
        {
            return null;
        }

        return [.. sources.Select(source => settings.LinkType == LinkType.Link
            || settings.SourcesWithoutDuplicates.Contains(records.Sources[source]) ? source : 0)];
    }

    private ClusterRules ClusterRulesOf(IReadOnlyList<LinkDecision> decisions, int[]? once, SourcesApart? neverMeet)
    {
        var rules = new ClusterRules
        {
            OnceIn = once is null ? null : [.. People.First.Select(record => once[record])],
            OnlyWithin = Settings.LinkType == LinkType.Dedupe ? People.Fields.Source : null,
            Apart = neverMeet,
        };
        foreach (var decision in decisions.OrderBy(decision => decision.Left).ThenBy(decision => decision.Right))
        {
            if (!_decided.TryGetValue(decision.Left, out var left) || !_decided.TryGetValue(decision.Right, out var right))
            {
                continue;
            }

            // What people decided before a permission ended stands, but joins nothing while it has ended.
            if (decision.IsSame && neverMeet?.Forbids(People.Of[left], People.Of[right]) == true)
            {
                continue;
            }

            if (decision.IsSame)
            {
                rules.Same.Add((People.Of[left], People.Of[right]));
            }
            else
            {
                rules.AddDifferent(People.Of[left], People.Of[right]);
            }
        }

        return rules;
    }
}
