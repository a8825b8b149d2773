using Hub.Data.Persons.Linking.Blocking;
using Hub.Data.Persons.Linking.Clustering;
using Hub.Data.Persons.Linking.Comparing;
using Hub.Data.Persons.Linking.Standardising;
using Hub.Data.Persons.Linking.Weighing;

namespace Hub.Data.Persons.Linking;

/// <summary>
/// Links records: standardise, block, compare, weigh, cluster. Nothing is read or written. The order of the records changes nothing, and
/// what chance draws comes from the seed of the settings.
/// </summary>
public static class Linker
{
    /// <summary>Trains on the records of a table and links them by what was learned.</summary>
    public static LinkResult Link(RecordTable table, LinkSettings settings, IReadOnlyList<LinkDecision>? decisions = null)
        => Link(table, settings, decisions ?? [], null);

    /// <summary>Links the records of a table by a model: the same pairs have the same weights whoever else is there.</summary>
    public static LinkResult Link(RecordTable table, LinkModel model, IReadOnlyList<LinkDecision>? decisions = null)
        => Link(table, model.Settings, decisions ?? [], model);

    /// <summary>
    /// The blocking keys of records under a model, by rule of the model; 0 is "no key". Two records are compared where they share one,
    /// unless their sources never meet. A record's keys are its own, whoever else is in the table and whichever columns the table lacks.
    /// For a store that links in steps: a new record meets the standing records with one of its keys, and the components that it touches
    /// are linked again whole.
    /// </summary>
    public static IReadOnlyList<uint[]> Keys(RecordTable table, LinkModel model)
    {
        var records = Standardiser.Fields(table, model.MonthFirst, []);
        var counted = new FieldCounts(new Frequencies(model.Values, model.UsualDay), []);
        var rules = SubjectParts.RulesFor(model.Settings.Subject, records, new PlaceFields(records, counted));
        return Blocks.Keys(table.Count, rules, model.Rules);
    }

    /// <summary>
    /// Which pairs a model puts on new records, and which records they hold on to: those, and their whole components, are what has to be
    /// linked again. Standing records are not compared among themselves.
    /// </summary>
    /// <param name="table">New records and the standing ones that share a key with one of them.</param>
    /// <param name="model">The model in force.</param>
    /// <param name="decisions">What people decided.</param>
    /// <param name="isNew">For each record whether it is new.</param>
    public static MeetingResult Meet(
        RecordTable table, LinkModel model, IReadOnlyList<LinkDecision> decisions, ReadOnlySpan<bool> isNew)
    {
        var work = new Preparation(table, model.Settings, decisions, model, new StageClock());
        var fresh = new bool[work.People.Count];
        for (var i = 0; i < isNew.Length; i++)
        {
            fresh[work.People.Of[i]] |= isNew[i];
        }

        var (edges, compared) = PairScores.Above(
            work.Scorer, work.Blocks, Math.Min(model.Settings.Threshold, model.Settings.PairFloor),
            (left, right) => fresh[left] || fresh[right]);
        var held = fresh.ToArray();
        foreach (var edge in edges.Where(edge => edge.Weight >= model.Settings.Threshold))
        {
            (held[edge.Left], held[edge.Right]) = (true, true);
        }

        foreach (var (left, right) in work.Rules.Same.Where(pair => fresh[pair.Left] || fresh[pair.Right]))
        {
            (held[left], held[right]) = (true, true);
        }

        return new MeetingResult(new LinkResult(work, edges)
        {
            ClusterOf = [], ComponentOf = [], Stages = [], Blocking = work.Blocks.Sizes, Notes = [], UnlinkableRecords = 0,
            ComparedPairs = compared,
        }, [.. work.People.Of.Select(person => held[person])]);
    }

    private static LinkResult Link(RecordTable table, LinkSettings settings, IReadOnlyList<LinkDecision> decisions, LinkModel? model)
    {
        var clock = new StageClock();
        var work = new Preparation(table, settings, decisions, model, clock);
        if (model is null && SubjectParts.GivenPrior(settings.Subject) is { } prior)
        {
            work.Scorer.Prior = prior;
        }
        else if (model is null)
        {
            Training.Train(work.Scorer, work.People, work.Blocks, settings, work.Rules.Apart);
            clock.Lap("train");
        }

        var (edges, compared) = PairScores.Above(work.Scorer, work.Blocks, Math.Min(settings.Threshold, settings.PairFloor));
        clock.Lap("compare and weigh");
        var linked = settings.PairFloor < settings.Threshold ? edges.FindAll(edge => edge.Weight >= settings.Threshold) : edges;
        var clusters = new Clusterer(work.Scorer, work.Rules, settings.Threshold).Cluster(work.People.Count, linked);
        var (of, unlinkable) = ClusterNames.Of(work, clusters);
        clock.Lap("cluster");
        return new LinkResult(work, edges)
        {
            ClusterOf = of,
            ComponentOf = ClusterNames.Components(work, linked),
            Stages = clock.Stages,
            Blocking = work.Blocks.Sizes,
            Notes = [.. work.Notes, .. LinkNotes.Of(work, of, unlinkable)],
            UnlinkableRecords = unlinkable,
            ComparedPairs = compared,
        };
    }
}
