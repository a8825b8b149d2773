using System.Globalization;
using Dapper;
using Hub.Data.Access;
using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Linked;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Register;
using Hub.Data.Persons.Review;
using Hub.Data.Persons.Rights;
using Hub.Data.Primitives;
using Hub.Data.Sharing;

namespace Hub.Testing.Reviewing;

/// <summary>What answering some pairs of the queue came to.</summary>
/// <param name="Pairs">How many were answered.</param>
/// <param name="Turned">Answers other than what stood.</param>
/// <param name="Published">Published cells that read otherwise afterwards: area, category of person and column of LK-01 to LK-04.</param>
/// <param name="Exact">Exact counts behind them that changed.</param>
public sealed record TrialStep(int Pairs, int Turned, int Published, int Exact);

/// <summary>What the queue is worth where the truth is known.</summary>
/// <param name="Queue">Pairs in the queue.</param>
/// <param name="Top">The first of them answered as is true.</param>
/// <param name="Next">Then those that follow.</param>
/// <param name="TopTurned">The first answered as the opposite of what stands: how much hangs on them.</param>
/// <param name="NextTurned">Those that follow, without the first.</param>
public sealed record TrialResult(int Queue, TrialStep Top, TrialStep Next, TrialStep TopTurned, TrialStep NextTurned);

/// <summary>
/// Clears the queue of a database whose truth is known, by the truth and against what stands, and counts what changes of the people
/// counted once. Everything goes the way of the worker: decisions, linking, counting, release.
/// </summary>
public sealed class QueueTrial(
    TestDatabase database, RightsSeal seal, IReadOnlyDictionary<(string Agency, string Kind, string File, int Row), string> truth,
    FolderProfile profile, CancellationToken cancellationToken)
{
    private const string Person = ReviewPurpose.Person;
    private readonly DatasetKinds _kinds = DatasetKinds.Load(DatasetKinds.ShippedFolder);

    private sealed record Asked(
        long Left, long Right, byte[] LeftKey, byte[] RightKey, Guid LeftAgency, Guid RightAgency, bool IsLinked, float Weight);

    /// <summary>Reads a truth file with the columns agency, kind, file, row and person_id.</summary>
    public static IReadOnlyDictionary<(string Agency, string Kind, string File, int Row), string> ReadTruth(string path)
        => File.ReadLines(path).Skip(1).Select(line => line.Split(',')).ToDictionary(
            cells => (cells[0], cells[1], Path.GetFileName(cells[2]), int.Parse(cells[3], CultureInfo.InvariantCulture)),
            cells => cells[4]);

    /// <summary>Links, counts, and clears <paramref name="top"/> pairs, then <paramref name="next"/> more.</summary>
    public async Task<TrialResult> RunAsync(int top, int next)
    {
        await LinkAsync();
        var before = await FiguresAsync();
        await InAssemblyAsync(session => ReviewQueue.RefreshAsync(session, Person));
        var queue = await QueueAsync();
        var people = await PeopleAsync();
        List<Asked> first = [.. queue.Take(top)], following = [.. queue.Skip(top).Take(next)];
        bool True(Asked pair) => people.TryGetValue(pair.Left, out var one) && people.TryGetValue(pair.Right, out var other)
            ? one == other : pair.IsLinked;
        bool Turned(Asked pair) => !pair.IsLinked;

        var afterTop = await AnswerAsync(first, True);
        var afterNext = await AnswerAsync(following, True);
        await UndoAsync();
        var topTurned = await AnswerAsync(first, Turned);
        await UndoAsync();
        var nextTurned = await AnswerAsync(following, Turned);
        await UndoAsync();
        return new TrialResult(
            queue.Count, Step(first, True, before, afterTop), Step(following, True, afterTop, afterNext),
            Step(first, Turned, before, topTurned), Step(following, Turned, before, nextTurned));
    }

    private static TrialStep Step(List<Asked> pairs, Func<Asked, bool> answer, Figures before, Figures after)
        => new(
            pairs.Count, pairs.Count(pair => answer(pair) != pair.IsLinked),
            before.Published.Keys.Union(after.Published.Keys)
                .Count(cell => before.Published.GetValueOrDefault(cell) != after.Published.GetValueOrDefault(cell)),
            before.Exact.Keys.Union(after.Exact.Keys)
                .Count(cell => before.Exact.GetValueOrDefault(cell) != after.Exact.GetValueOrDefault(cell)));

    private async Task<Figures> AnswerAsync(List<Asked> pairs, Func<Asked, bool> isSame)
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(cancellationToken);
        foreach (var pair in pairs)
        {
            var isOrdered = pair.LeftKey.AsSpan().SequenceCompareTo(pair.RightKey) <= 0;
            await connection.ExecuteAsync(
                """
                insert into person.link_decisions (decision_id, subject, left_key, right_key, left_agency, right_agency, answer, reason,
                    weight, cluster_size, decided_by, decided_for, decided_at)
                values (gen_random_uuid(), 'person', @LeftKey, @RightKey, @LeftAgency, @RightAgency, @Answer, 'the truth', @Weight, 2,
                    @LeftAgency, @LeftAgency, clock_timestamp())
                on conflict do nothing
                """,
                new
                {
                    LeftKey = isOrdered ? pair.LeftKey : pair.RightKey, RightKey = isOrdered ? pair.RightKey : pair.LeftKey,
                    pair.LeftAgency, pair.RightAgency, pair.Weight, Answer = isSame(pair) ? "same" : "different",
                });
        }

        await LinkAsync();
        return await FiguresAsync();
    }

    private async Task UndoAsync()
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            update person.link_decisions set undone_by = decided_by, undone_at = clock_timestamp(), undone_reason = 'a trial'
            where undone_at is null
            """);
        await LinkAsync();
    }

    private Task LinkAsync()
        => InAssemblyAsync(session => new LinkRegister(seal, _kinds, TimeProvider.System)
            .RunAsync(session, Person, LinkWish.WhatChanged, JobProgress.None));

    private Task<List<Asked>> QueueAsync()
        => InAssemblyAsync(async session =>
        {
            var lines = await ReviewQueueQueries.WaitingAsync(session, Person, 10_000);
            var pairs = (await session.Connection.QueryAsync<(
                Guid Id, long Left, long Right, byte[] LeftKey, byte[] RightKey, Guid LeftAgency, Guid RightAgency)>(session.Command(
                    "select pair_id, left_record, right_record, left_key, right_key, left_agency, right_agency from person.review_pairs")))
                .ToDictionary(pair => pair.Id);
            return lines.Select(line => (Line: line, Pair: pairs[line.PairId])).Select(one => new Asked(
                one.Pair.Left, one.Pair.Right, one.Pair.LeftKey, one.Pair.RightKey, one.Pair.LeftAgency, one.Pair.RightAgency,
                one.Line.IsLinked, one.Line.Weight)).ToList();
        });

    private async Task<Dictionary<long, string>> PeopleAsync()
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(long Record, string Agency, string Kind, string File, int Row)>(
            """
            select r.record_id, a.code, r.kind, s.file_name, r.row_number
            from person.link_records r join ingest.submissions s using (submission_id)
            join access.agencies a on a.agency_id = r.agency_id
            """);
        return rows.Where(row => truth.ContainsKey((row.Agency, row.Kind, row.File, row.Row)))
            .ToDictionary(row => row.Record, row => truth[(row.Agency, row.Kind, row.File, row.Row)]);
    }

    private sealed record Figures(IReadOnlyDictionary<string, Figure> Published, IReadOnlyDictionary<string, long> Exact);

    private Task<Figures> FiguresAsync()
        => InAssemblyAsync(async session =>
        {
            var kinds = _kinds.Kinds.Select(kind => kind.Kind).ToArray();
            var id = await IndicatorQueries.CreateRunAsync(
                session, new RunRequest(profile.AreaKind, profile.From, profile.Until), TimeProvider.System);
            await IndicatorStore.TakeSubmissionsAsync(session, id, kinds, []);
            await CountLinkedPeople.RunAsync(session, id, UkTime.Today(TimeProvider.System));
            await IndicatorStore.MarkComputedAsync(session, id, TimeProvider.System.GetUtcNow());
            var run = (await IndicatorStore.LockRunAsync(session, id))!;
            var release = await IndicatorQueries.ReleaseLinkedAsync(session, run, EarlierTellings.None);
            var counts = await LinkedPeopleStore.CountsAsync(session, id);
            var published = new Dictionary<string, Figure>(StringComparer.Ordinal);
            var exact = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var code in counts.Select(count => count.Code).Distinct())
            {
                foreach (var group in release.For(code, code).Groups)
                {
                    foreach (var (column, figure) in Columns(group))
                    {
                        published[$"{code}|{group.Category}|{column}"] = figure;
                    }
                }
            }

            foreach (var count in counts)
            {
                exact[$"{count.Category}|{count.Code}|{string.Join('+', count.Agencies.Order(StringComparer.Ordinal))}"] = count.People;
            }

            return new Figures(published, exact);
        });

    private static IEnumerable<(string, Figure)> Columns(KnownPeople group)
    {
        yield return ("people", group.People);
        if (group.Overlap is not { } overlap)
        {
            yield break;
        }

        yield return ("one", overlap.One);
        yield return ("several", overlap.Several);
        yield return ("two", overlap.Two);
        yield return ("three", overlap.ThreeOrMore);
        foreach (var agency in overlap.Agencies)
        {
            yield return (agency.Agency + " known", agency.Known);
            yield return (agency.Agency + " alone", agency.Alone);
            yield return (agency.Agency + " shared", agency.Shared);
        }
    }

    private async Task<T> InAssemblyAsync<T>(Func<HubSession, Task<T>> work)
        => await database.Jobs.InScopeAsync(
            await IndicatorQueries.AssemblyScopeAsync(database.Jobs, SystemActors.Linking, "try the queue", cancellationToken),
            work,
            cancellationToken);
}
