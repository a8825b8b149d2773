using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Register.Opening;
using Hub.Data.Sharing;

namespace Hub.Data.Persons.Register;

/// <summary>What a run finds: who may meet whom, what stands, what is linked, and what has changed since the run before.</summary>
internal sealed class RunSetting
{
    private readonly IReadOnlyDictionary<(string Kind, int Version), DatasetKind> _definitions;
    private readonly IReadOnlyDictionary<Guid, string> _codes;
    private readonly Dictionary<long, StandingSubmission> _standing;

    private RunSetting(
        IReadOnlyDictionary<(string, int), DatasetKind> definitions, IReadOnlyDictionary<Guid, string> codes,
        IReadOnlyList<StandingSubmission> taking)
        => (_definitions, _codes, Taking, _standing) = (definitions, codes, taking, taking.ToDictionary(s => s.SubmissionId));

    /// <summary>What is linked.</summary>
    public required LinkSubject Subject { get; init; }

    /// <summary>The kinds as sharing sees them.</summary>
    public required IReadOnlyDictionary<string, SharedKind> Kinds { get; init; }

    public required Participants Participants { get; init; }

    /// <summary>Who could meet whom at the run before; null before the first.</summary>
    public required Participants? Before { get; init; }

    /// <summary>Submissions that take part.</summary>
    public IReadOnlyList<StandingSubmission> Taking { get; }

    /// <summary>Submissions that are linked.</summary>
    public required IReadOnlyList<LinkedSubmission> Linked { get; init; }

    /// <summary>Components that lost a record.</summary>
    public required long[] Touched { get; init; }

    /// <summary>Decision keys about which something was decided since.</summary>
    public required byte[][] Decided { get; init; }

    /// <summary>Submissions whose records go out: they count no longer, may meet nobody, or are taken up again.</summary>
    public IReadOnlyList<long> Leaving { get; private init; } = [];

    /// <summary>Submissions whose rows come in.</summary>
    public IReadOnlyList<StandingSubmission> Arriving { get; private init; } = [];

    /// <summary>The submission of that id, which takes part.</summary>
    public StandingSubmission Of(long submission) => _standing[submission];

    /// <summary>Whether nothing has changed since the run before.</summary>
    public bool IsUnchanged => Leaving.Count + Arriving.Count + Touched.Length + Decided.Length == 0 && MeetAsBefore;

    /// <summary>Whether everybody who took part before stands to the others as before.</summary>
    public bool MeetAsBefore => Before is null || Participants.StandsAsIn(Before);

    /// <summary>How the rows of these submissions are read.</summary>
    public (Dictionary<long, RowForm> Forms, RecordColumns Columns) Forms(IEnumerable<long> submissions)
    {
        var columns = new RecordColumns();
        var forms = new Dictionary<long, RowForm>();
        var known = new Dictionary<(Guid, string, int), RowForm>();
        foreach (var submission in submissions.Distinct().Order().Select(Of))
        {
            var key = (submission.AgencyId, submission.Kind, submission.KindVersion);
            if (!known.TryGetValue(key, out var form))
            {
                known[key] = form = columns.FormOf(
                    new Participant(submission.AgencyId, submission.Kind), _codes[submission.AgencyId],
                    _definitions[(submission.Kind, submission.KindVersion)], Subject);
            }

            forms[submission.SubmissionId] = form;
        }

        return (forms, columns);
    }

    /// <summary>Reads it, within a scope over every agency.</summary>
    public static async Task<RunSetting> ReadAsync(HubSession session, DatasetKinds shipped, LinkSubject of, DateOnly on)
    {
        var subject = of.Name;
        var kinds = (await new CurrentKinds(shipped).AllAsync(session)).Where(of.IsIn)
            .Select(KindSharing.Of).Where(kind => kind.IsAboutPersons).ToDictionary(kind => kind.Kind, StringComparer.Ordinal);
        var standing = await StandingQueries.SubmissionsAsync(session, kinds.Keys);
        var participants = await Participants.DecideAsync(
            session, standing.Select(s => new Participant(s.AgencyId, s.Kind)).Distinct(), kinds, of.Purposes, on);
        var taking = standing.Where(s => participants.Sources.Contains(s.Source)).ToList();
        var linked = await StandingQueries.LinkedAsync(session, subject);
        var last = await LinkRunStore.LastAsync(session, subject);
        var definitions = new Dictionary<(string, int), DatasetKind>();
        foreach (var (kind, version) in taking.Select(s => (s.Kind, s.KindVersion)).Distinct())
        {
            definitions[(kind, version)] = await DatasetKindStore.FindAsync(session, kind, version)
                ?? throw new InvalidOperationException($"The definition of {kind}, version {version}, is not registered.");
        }

        var (takes, fresh) = (taking.Select(s => s.SubmissionId).ToHashSet(),
            linked.Where(s => !s.IsStale).Select(s => s.SubmissionId).ToHashSet());
        return new RunSetting(definitions, await LinkRecordStore.AgencyCodesAsync(session), taking)
        {
            Subject = of,
            Kinds = kinds,
            Participants = participants,
            Before = last is null ? null : Participants.Read(last.Participants),
            Linked = linked,
            Touched = await StandingQueries.TouchedAsync(session, subject),
            Decided = last is null ? [] : [.. await LinkRecordStore.DecidedSinceAsync(session, subject, last.StartedAt)],
            Leaving = [.. linked.Where(s => s.IsStale || !takes.Contains(s.SubmissionId)).Select(s => s.SubmissionId)],
            Arriving = [.. taking.Where(s => !fresh.Contains(s.SubmissionId))],
        };
    }
}
