using System.Security.Cryptography;
using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Register.Opening;

namespace Hub.Data.Persons.Register;

/// <summary>Every record that stands, linked at once; under the model in force, or under one that is trained here.</summary>
internal sealed class FullRun(RegisterRun run, LinkSettings settings)
{
    private const int ModelOutgrown = 10;

    public async Task<LinkRunResult> RunAsync(StoredModel? stored)
    {
        var (session, subject, setting) = (run.Session, run.Subject, run.Setting);
        var replaced = await StandingQueries.ReplacedAsync(session, subject, [.. setting.Leaving]);
        var gone = await run.TakeOutLeavingAsync();
        var before = setting.Linked.Count == 0 ? [] : await StandingQueries.RecordsAsync(session, subject, null);
        var (forms, columns) = setting.Forms(setting.Taking.Select(s => s.SubmissionId));
        var opened = await run.Reader.ReadAsync(setting.Taking, forms, columns, run.Progress);
        var identities = await RecordIdentities.AssignAsync(
            session, subject, opened, setting, before.ToDictionary(record => (record.SubmissionId, record.RowNumber)), replaced);

        await run.Progress.ReportAsync("Linking", opened.Count, opened.Count, session.CancellationToken);
        var table = opened.Table(identities.ForEngine());
        var decisions = await run.DecisionsAsync(opened, identities.Ids);
        var (model, result, isNew) = await LinkAsync(stored, opened, table, decisions);

        await run.Progress.ReportAsync("Writing clusters", opened.Count, opened.Count, session.CancellationToken);
        var written = Enumerable.Range(0, opened.Count).Where(i => identities.IsNew[i]);
        await run.WriteRecordsAsync(opened, identities, result, written);
        var changes = await MoveAsync(before, gone, identities, result);
        if (before.Count + gone.Count > 0)
        {
            await LinkRecordStore.ClearLinksAsync(session, subject);
        }

        await run.Progress.ReportAsync("Writing links", opened.Count, opened.Count, session.CancellationToken);
        var agencies = opened.Submission.Select(id => setting.Of(id).AgencyId).ToArray();
        var links = await RecordCopy.LinksAsync(session, result, model.ModelId, i => identities.Ids[i], i => agencies[i]);
        await LinkKeyStore.AddAsync(
            session, subject, model.ModelId, BlockingKeys.Hide(model.BlockingKey, result.Keys(model.Model)),
            result.Representatives.ToArray(), identities.Ids, replaces: true, run.Now);
        return await run.WriteAsync(
            "full", isNew ? "a new model" : "every record was linked again", model.ModelId, Totals(result, agencies, links),
                result.ComparedPairs,
            result, changes, Notes(model, opened.Count));
    }

    private async Task<(StoredModel Model, LinkResult Result, bool IsNew)> LinkAsync(
        StoredModel? stored, OpenedRecords opened, RecordTable table, IReadOnlyList<LinkDecision> decisions)
    {
        if (stored is not null)
        {
            return (stored, Linker.Link(table, stored.Model, decisions), false);
        }

        var result = Linker.Link(table, settings, decisions);
        var model = new StoredModel(Guid.CreateVersion7(), result.Model(), RandomNumberGenerator.GetBytes(32));
        if ((long)result.DistinctRecords * (result.DistinctRecords - 1) / 2 <= settings.PairsAlwaysAllowed)
        {
            // Few records are trained on pair by pair; from now on they meet by the rules, and so they are linked by them at once.
            result = Linker.Link(table, model.Model, decisions);
        }

        await LinkModelStore.KeepAsync(run.Session, run.Keys, run.Subject, model, opened.Fingerprint(), result.Comparisons(), run.Now);
        return (model, result, true);
    }

    private async Task<IReadOnlyCollection<(string, Guid, Guid)>> MoveAsync(
        List<LinkedRecord> before, IReadOnlyList<LinkedRecord> gone, RecordIdentities identities, LinkResult result)
    {
        if (before.Count + gone.Count == 0)
        {
            return [];
        }

        var place = new Dictionary<long, int>(identities.Ids.Length);
        for (var i = 0; i < identities.Ids.Length; i++)
        {
            place[identities.Ids[i]] = i;
        }

        var moved = new List<(long, long, Guid, long)>();
        var moves = new List<(Guid, Guid)>();
        var unknown = new List<long>();
        foreach (var record in before.Concat(gone))
        {
            if (!place.TryGetValue(record.RecordId, out var i))
            {
                unknown.Add(record.RecordId);
                run.Touched.Add(record.SubmissionId);
                continue;
            }

            var (cluster, component) = (result.ClusterOf[i], result.ComponentOf[i]);
            moves.Add((record.ClusterId, identities.Entities[cluster]));
            if (!identities.IsNew[i] && (record.ClusterRecord != identities.Ids[cluster]
                || record.ComponentRecord != identities.Ids[component]))
            {
                run.Touched.Add(record.SubmissionId);
                moved.Add((record.RecordId, identities.Ids[cluster], identities.Entities[cluster], identities.Ids[component]));
            }
        }

        // Rows that are no longer among those that can be opened.
        await LinkRecordStore.TakeOutAsync(run.Session, run.Subject, [.. unknown]);
        await LinkRecordStore.MoveAsync(run.Session, moved);
        return ClusterChanges.Of(moves);
    }

    private static LinkTotals Totals(LinkResult result, Guid[] agencies, long links)
    {
        var first = new Dictionary<int, Guid>();
        var several = new HashSet<int>();
        for (var i = 0; i < agencies.Length; i++)
        {
            if (!first.TryAdd(result.ClusterOf[i], agencies[i]) && first[result.ClusterOf[i]] != agencies[i])
            {
                several.Add(result.ClusterOf[i]);
            }
        }

        return new LinkTotals(agencies.Length, links, first.Count, several.Count);
    }

    private static IEnumerable<string> Notes(StoredModel model, int records)
        => (long)model.Model.Records * ModelOutgrown < records
            ? [$"The model was trained on {model.Model.Records} records and {records} stand now: train a new one (hub persons train)."]
            : [];
}
