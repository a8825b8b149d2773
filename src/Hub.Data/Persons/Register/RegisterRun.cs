using System.Text;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Register.Opening;
using Hub.Data.Persons.Review;
using Hub.Data.Primitives;

namespace Hub.Data.Persons.Register;

/// <summary>What a full run and a run of what changed have in common.</summary>
internal sealed class RegisterRun(
    HubSession session, string subject, MasterKeys keys, RunSetting setting, long runId, TimeProvider time, JobProgress progress)
{
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    public HubSession Session => session;

    public string Subject => subject;

    public MasterKeys Keys => keys;

    public RunSetting Setting => setting;

    public JobProgress Progress => progress;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The key of decision keys.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>Submissions with a record that came, went or has another cluster.</summary>
    public HashSet<long> Touched { get; } = [.. setting.Leaving];

    /// <summary>What people decided and what holds.</summary>
    public required IReadOnlyList<StandingDecision> Decisions { get; init; }

    public RecordReader Reader => new(session, keys, Secret, runId);

    /// <summary>Takes out the records of submissions that leave; gives what they were.</summary>
    public async Task<IReadOnlyList<LinkedRecord>> TakeOutLeavingAsync()
    {
        if (setting.Leaving.Count == 0)
        {
            return [];
        }

        var gone = await StandingQueries.RecordsAsync(session, subject, [.. setting.Leaving]);
        await LinkRecordStore.TakeOutAsync(session, subject, [.. gone.Select(record => record.RecordId)]);
        return gone;
    }

    /// <summary>The decisions as decisions about the records of a table and of what else holds their keys.</summary>
    public async Task<IReadOnlyList<LinkDecision>> DecisionsAsync(OpenedRecords opened, long[] ids)
    {
        if (Decisions.Count == 0)
        {
            return [];
        }

        var wanted = Decisions.SelectMany(decision => (Guid[])[new Guid(decision.LeftKey), new Guid(decision.RightKey)]).ToHashSet();
        var holders = new HashSet<(Guid Key, long Record)>();
        for (var i = 0; i < ids.Length; i++)
        {
            if (new Guid(opened.DecisionKey(i)) is var key && wanted.Contains(key))
            {
                holders.Add((key, ids[i]));
            }
        }

        holders.UnionWith((await LinkRecordStore.HoldersAsync(session, subject, [.. wanted.Select(key => key.ToByteArray())]))
            .Select(holder => (new Guid(holder.Key), holder.Record)));
        return DecisionMap.Of(Decisions, holders.ToLookup(holder => holder.Key, holder => holder.Record));
    }

    /// <summary>Writes records that are not in the table yet.</summary>
    public Task WriteRecordsAsync(OpenedRecords opened, RecordIdentities identities, LinkResult result, IEnumerable<int> records)
    {
        var kinds = setting.Taking.Select(s => s.Kind).Distinct().ToDictionary(kind => kind, Encoding.UTF8.GetBytes,
            StringComparer.Ordinal);
        return RecordCopy.RecordsAsync(
            session, subject, records,
            i =>
            {
                var submission = setting.Of(opened.Submission[i]);
                var (cluster, component) = (result.ClusterOf[i], result.ComponentOf[i]);
                Touched.Add(submission.SubmissionId);
                return new RecordCopy.Row(
                    identities.Ids[i], submission.SubmissionId, opened.Row[i], submission.AgencyId, submission.AgreementId,
                    kinds[submission.Kind], identities.Entities[i], identities.Ids[cluster], identities.Entities[cluster],
                    identities.Ids[component]);
            },
            i => opened.Decisions.AsMemory(i * DecisionKeys.Bytes, DecisionKeys.Bytes));
    }

    /// <summary>Writes the run itself, what it combined and what it did to clusters.</summary>
    public async Task<LinkRunResult> WriteAsync(
        string scale, string cause, Guid modelId, LinkTotals totals, long compared, LinkResult? result,
        IReadOnlyCollection<(string, Guid, Guid)> changes, IEnumerable<string> notes)
    {
        await LinkRunStore.WriteAsync(
            session, subject, runId, scale, modelId, (_startedAt, Now), compared, totals, setting.Participants, result?.Blocking ?? [],
            [.. result?.Notes ?? [], .. notes]);
        await LinkRunStore.WriteChangesAsync(session, subject, runId, changes, cause, Now);
        var taken = scale == "full" ? setting.Taking : setting.Arriving;
        var held = setting.Taking.GroupBy(s => s.Source).ToDictionary(g => g.Key, g => g.Sum(s => (long)s.RowsAccepted),
            StringComparer.Ordinal);
        var came = taken.GroupBy(s => s.Source).ToDictionary(g => g.Key, g => g.Sum(s => (long)s.RowsAccepted), StringComparer.Ordinal);
        await CombinationRecord.WriteAsync(
            session, runId, setting.Participants, setting.Before, setting.Kinds, setting.Subject.Purposes[0], came, held,
            UkTime.Today(time));
        var taking = setting.Taking.Select(s => s.SubmissionId).ToHashSet();
        await LinkRunStore.ForgetAsync(session, subject, [.. setting.Leaving.Where(id => !taking.Contains(id))]);
        await LinkRunStore.KeepSubmissionsAsync(session, subject, setting.Arriving, Now);
        return new LinkRunResult(runId, scale, totals.Records, compared, totals.Links, totals.Clusters, totals.SeveralAgencies)
        {
            Touched = Touched,
        };
    }
}
