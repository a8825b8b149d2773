using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Register.Opening;

namespace Hub.Data.Persons.Register;

/// <summary>
/// What came and what went since the run before, under the model in force. New records meet the standing ones that share a key with
/// them; the components that a new record holds on to, or that lost one, are linked again whole. The rest is left as it stands.
/// </summary>
internal sealed class AddedRun(RegisterRun run, StoredModel model)
{
    private readonly Dictionary<long, LinkedRecord> _standing = [];

    public async Task<LinkRunResult> RunAsync()
    {
        var (session, subject, setting) = (run.Session, run.Subject, run.Setting);
        var last = await LinkRunStore.LastAsync(session, subject);
        var replaced = await StandingQueries.ReplacedAsync(session, subject, [.. setting.Leaving]);
        var gone = await run.TakeOutLeavingAsync();
        var touched = setting.Touched.Concat(gone.Select(record => record.ComponentRecord)).ToHashSet();
        touched.UnionWith((await LinkRecordStore.HoldersAsync(session, subject, setting.Decided)).Select(holder => holder.Component));

        var arrivals = await ArriveAsync(replaced);
        var meeting = arrivals is null ? null : await MeetAsync(arrivals.Value.Opened, arrivals.Value.Identities, touched);
        var members = await StandingQueries.OfComponentsAsync(session, subject, [.. touched]);
        foreach (var member in members)
        {
            _standing[member.RecordId] = member;
        }

        await run.Progress.ReportAsync("Linking", 0, null, session.CancellationToken);
        var rows = members.Select(member => (member.SubmissionId, member.RowNumber))
            .Concat(Rows(arrivals?.Opened)).Order().ToList();
        var (opened, identities) = await OpenAsync(rows, arrivals);
        var result = Linker.Link(opened.Table(identities.ForEngine()), model.Model, await run.DecisionsAsync(opened, identities.Ids));
        var changes = await WriteAsync(opened, identities, result, members, gone);
        var links = await WriteLinksAsync(opened, identities, result, meeting);
        if (arrivals is { } came)
        {
            await LinkKeyStore.AddAsync(
                session, subject, model.ModelId, came.Keys, [.. Enumerable.Range(0, came.Opened.Count)], came.Identities.Ids,
                replaces: false, run.Now);
        }

        var totals = last is null || setting.Touched.Length + gone.Count > 0
            ? await LinkRunStore.CountAsync(session, subject)
            : After(last.Totals, members, opened, identities, result, links);
        return await run.WriteAsync(
            setting.Arriving.Count > 0 ? "added" : "taken_back", Cause(), model.ModelId, totals,
            result.ComparedPairs + (meeting?.Result.Pairs.ComparedPairs ?? 0), result, changes, []);
    }

    private string Cause() => run.Setting switch
    {
        { Arriving.Count: > 0, Leaving.Count: > 0 } => "rows came and went",
        { Arriving.Count: > 0 } => "rows came",
        { Leaving.Count: > 0 } or { Touched.Length: > 0 } => "rows went",
        _ => "somebody decided",
    };

    private async Task<(OpenedRecords Opened, RecordIdentities Identities, ulong[][] Keys)?> ArriveAsync(
        ILookup<(Guid, string, Guid), (long RecordId, Guid EntityId)> replaced)
    {
        var setting = run.Setting;
        if (setting.Arriving.Count == 0)
        {
            return null;
        }

        var (forms, columns) = setting.Forms(setting.Arriving.Select(s => s.SubmissionId));
        var opened = await run.Reader.ReadAsync(setting.Arriving, forms, columns, run.Progress);
        var identities = await RecordIdentities.AssignAsync(
            run.Session, run.Subject, opened, setting, new Dictionary<(long, int), LinkedRecord>(), replaced);
        var keys = BlockingKeys.Hide(model.BlockingKey, Linker.Keys(opened.Table(identities.ForEngine()), model.Model));
        return (opened, identities, keys);
    }

    private sealed record Meeting(OpenedRecords Opened, RecordIdentities Identities, MeetingResult Result);

    private async Task<Meeting> MeetAsync(OpenedRecords arrived, RecordIdentities ids, HashSet<long> touched)
    {
        var (session, subject) = (run.Session, run.Subject);
        var keys = BlockingKeys.Hide(model.BlockingKey, Linker.Keys(arrived.Table(ids.ForEngine()), model.Model));
        var sharing = await LinkKeyStore.SharingAsync(session, subject, model.ModelId, keys);
        var decisions = await run.DecisionsAsync(arrived, ids.Ids);
        var arrivedIds = ids.Ids.Select(id => (ulong)id).ToHashSet();
        foreach (var decision in decisions.Where(d => d.IsSame && arrivedIds.Contains(d.Left) != arrivedIds.Contains(d.Right)))
        {
            sharing.Add((long)(arrivedIds.Contains(decision.Left) ? decision.Right : decision.Left));
        }

        foreach (var record in await StandingQueries.ByIdAsync(session, subject, [.. sharing]))
        {
            _standing[record.RecordId] = record;
        }

        var rows = _standing.Values.Select(record => (record.SubmissionId, record.RowNumber)).Concat(Rows(arrived)).Order().ToList();
        var (opened, identities) = await OpenAsync(rows, (arrived, ids, keys));
        var result = Linker.Meet(opened.Table(identities.ForEngine()), model.Model, decisions, identities.IsNew);
        for (var i = 0; i < opened.Count; i++)
        {
            if (result.IsHeld[i] && !identities.IsNew[i])
            {
                touched.Add(_standing[identities.Ids[i]].ComponentRecord);
            }
        }

        return new Meeting(opened, identities, result);
    }

    private static IEnumerable<(long, int)> Rows(OpenedRecords? opened)
        => opened is null ? [] : Enumerable.Range(0, opened.Count).Select(i => (opened.Submission[i], opened.Row[i]));

    private async Task<(OpenedRecords Opened, RecordIdentities Identities)> OpenAsync(
        IReadOnlyList<(long Submission, int Row)> rows, (OpenedRecords Opened, RecordIdentities Identities, ulong[][] Keys)? arrivals)
    {
        var (forms, columns) = run.Setting.Forms(rows.Select(row => row.Submission));
        var opened = await run.Reader.ReadAsync(rows, forms, columns, run.Progress);
        var known = new Dictionary<(long, int), (long Id, Guid Entity, bool IsNew)>(opened.Count);
        foreach (var record in _standing.Values)
        {
            known[(record.SubmissionId, record.RowNumber)] = (record.RecordId, record.EntityId, false);
        }

        for (var i = 0; i < (arrivals?.Opened.Count ?? 0); i++)
        {
            var (from, ids) = (arrivals!.Value.Opened, arrivals.Value.Identities);
            known[(from.Submission[i], from.Row[i])] = (ids.Ids[i], ids.Entities[i], true);
        }

        var all = Enumerable.Range(0, opened.Count).Select(i => known[(opened.Submission[i], opened.Row[i])]).ToList();
        return (opened, new RecordIdentities([.. all.Select(r => r.Id)], [.. all.Select(r => r.Entity)], [.. all.Select(r => r.IsNew)]));
    }

    private async Task<IReadOnlyCollection<(string, Guid, Guid)>> WriteAsync(
        OpenedRecords opened, RecordIdentities identities, LinkResult result, List<LinkedRecord> members, IReadOnlyList<LinkedRecord> gone)
    {
        await run.WriteRecordsAsync(opened, identities, result, Enumerable.Range(0, opened.Count).Where(i => identities.IsNew[i]));
        var cameBack = gone.ToDictionary(record => record.RecordId);
        var (moved, moves) = (new List<(long, long, Guid, long)>(), new List<(Guid, Guid)>());
        for (var i = 0; i < opened.Count; i++)
        {
            var (cluster, component) = (result.ClusterOf[i], result.ComponentOf[i]);
            if (!identities.IsNew[i] && _standing[identities.Ids[i]] is var was)
            {
                moves.Add((was.ClusterId, identities.Entities[cluster]));
                if (was.ClusterRecord != identities.Ids[cluster] || was.ComponentRecord != identities.Ids[component])
                {
                    run.Touched.Add(was.SubmissionId);
                    moved.Add((was.RecordId, identities.Ids[cluster], identities.Entities[cluster], identities.Ids[component]));
                }
            }
            else if (cameBack.TryGetValue(identities.Ids[i], out var back))
            {
                moves.Add((back.ClusterId, identities.Entities[cluster]));
            }
        }

        await LinkRecordStore.MoveAsync(run.Session, moved);
        return ClusterChanges.Of(moves);
    }

    // Links of the settled components are written anew; what meets them from outside, below the threshold, is added.
    private async Task<long> WriteLinksAsync(OpenedRecords opened, RecordIdentities identities, LinkResult result, Meeting? meeting)
    {
        var (session, setting) = (run.Session, run.Setting);
        var standing = Enumerable.Range(0, opened.Count).Where(i => !identities.IsNew[i]).Select(i => identities.Ids[i]).ToArray();
        var cleared = await LinkRecordStore.ClearLinksAmongAsync(session, standing);
        var written = await RecordCopy.LinksAsync(
            session, result, model.ModelId, i => identities.Ids[i], i => setting.Of(opened.Submission[i]).AgencyId);
        if (meeting is not null)
        {
            var settled = identities.Ids.ToHashSet();
            written += await RecordCopy.LinksAsync(
                session, meeting.Result.Pairs, model.ModelId, i => meeting.Identities.Ids[i],
                i => setting.Of(meeting.Opened.Submission[i]).AgencyId,
                // A standing record that is the same as a new one has its pairs already.
                (left, right) => (meeting.Identities.IsNew[left] || meeting.Identities.IsNew[right])
                    && (!settled.Contains(meeting.Identities.Ids[left]) || !settled.Contains(meeting.Identities.Ids[right])));
        }

        return written - cleared;
    }

    private LinkTotals After(
        LinkTotals last, List<LinkedRecord> members, OpenedRecords opened, RecordIdentities identities, LinkResult result, long links)
    {
        var before = members.GroupBy(m => m.ClusterRecord).Select(cluster => cluster.Select(m => m.AgencyId).Distinct().Count()).ToList();
        var after = Enumerable.Range(0, opened.Count).GroupBy(i => result.ClusterOf[i])
            .Select(cluster => cluster.Select(i => run.Setting.Of(opened.Submission[i]).AgencyId).Distinct().Count()).ToList();
        return new LinkTotals(
            last.Records + identities.IsNew.Count(isNew => isNew), last.Links + links, last.Clusters + after.Count - before.Count,
            last.SeveralAgencies + after.Count(count => count > 1) - before.Count(count => count > 1));
    }
}
