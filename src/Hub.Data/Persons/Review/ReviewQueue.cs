using Hub.Data.Database;

namespace Hub.Data.Persons.Review;

/// <summary>The pairs that a person should look at, made anew at the end of each run.</summary>
public static class ReviewQueue
{
    /// <summary>
    /// Makes the queue of a subject: what linking left uncertain, each pair with how many published figures an answer other than the
    /// hub's can be expected to change. Made at the end of each run, and when new figures were counted. Needs the worker's scope over all
    /// agencies and areas. A pair that stays keeps its id.
    /// </summary>
    /// <param name="session">The session of the run.</param>
    /// <param name="subject">"person", "premises", "vehicle" or "phone".</param>
    /// <returns>How many pairs the queue holds.</returns>
    public static async Task<int> RefreshAsync(HubSession session, string subject)
    {
        var of = LinkSubject.Of(subject);
        var candidates = await ReviewPairStore.CandidatesAsync(session, of);
        var clusters = candidates.SelectMany(pair => new[] { pair.LeftCluster, pair.RightCluster }).Distinct().ToArray();
        // Of premises, vehicles and telephones nothing is published yet.
        var run = of.IsPerson ? await ReviewFigureStore.NewestAsync(session) : null;
        var standing = new Standing(
            await ReviewPairStore.RecordsAsync(session, clusters),
            await ReviewPairStore.LinksAsync(session, clusters),
            run is null ? PublishedPeople.None : await ReviewFigureStore.PublishedAsync(session, run),
            run is null ? new Dictionary<long, CountedRecord>() : await ReviewFigureStore.CountedAsync(session, run, clusters));

        var queue = new Dictionary<(long, long), (QueuedPair Pair, float Weight)>();
        foreach (var candidate in candidates)
        {
            if (Judge(of, candidate, standing) is not { } judged)
            {
                continue;
            }

            // One question for two clusters, or for one parting of a cluster: its strongest link, which has the most to say.
            if (!queue.TryGetValue(judged.Question, out var other) || candidate.Weight > other.Weight)
            {
                queue[judged.Question] = (judged.Pair, candidate.Weight);
            }
        }

        await ReviewPairStore.ReplaceAsync(session, subject, [.. queue.Values.Select(value => value.Pair)]);
        return queue.Count;
    }

    private static ((long, long) Question, QueuedPair Pair)? Judge(LinkSubject subject, ReviewCandidate pair, Standing standing)
    {
        List<ReviewRecord> left = [.. standing.Records[pair.LeftCluster]];
        List<ReviewRecord> right = [.. standing.Records[pair.RightCluster]];
        var isTogether = pair.LeftCluster == pair.RightCluster;
        var why = pair.Why;
        var question = Ordered(pair.LeftCluster, pair.RightCluster);
        List<ReviewLink> links = [.. standing.Links[question]];
        if (isTogether)
        {
            // Two rows that the agency gives one number: the hub and the agency agree.
            if (pair.LeftKey.AsSpan().SequenceEqual(pair.RightKey))
            {
                return null;
            }

            var stays = ReviewSides.Part(left, links, pair.LeftRecord, pair.RightRecord, out var strongest, out var cut);
            // What a strong link holds together is not in question.
            if (strongest > subject.Certain)
            {
                return null;
            }

            right = left.FindAll(member => !stays.Contains(member.Record));
            left = left.FindAll(member => stays.Contains(member.Record));
            why = why != "near_threshold" ? why : cut == 1 && left.Count > 1 && right.Count > 1 ? "weak_bridge" : why;
            // Partings of one cluster are told apart by the lowest record of the side that does not hold the cluster's first.
            question = (pair.LeftCluster, Math.Max(left.Min(member => member.Record), right.Min(member => member.Record)));
        }
        else
        {
            links.AddRange(standing.Links[(pair.LeftCluster, pair.LeftCluster)]);
            links.AddRange(standing.Links[(pair.RightCluster, pair.RightCluster)]);
        }

        var mean = ReviewSides.Mean(
            left.Select(member => member.Record).ToHashSet(), right.Select(member => member.Record).ToHashSet(), links)
            - subject.Threshold;
        var firmness = isTogether ? mean : -mean;
        var effect = standing.Published.Change(standing.CountedOf(left), standing.CountedOf(right), isTogether);
        return (question, new QueuedPair(
            Guid.CreateVersion7(), pair.LeftRecord, pair.RightRecord, pair.LeftAgency, pair.RightAgency, pair.LeftAgreement,
            pair.RightAgreement, pair.LeftKind, pair.RightKind, isTogether, why, left.Count + right.Count, left.Count, right.Count,
            effect.Effect, effect.Words, (float)firmness, (float)effect.Expected(firmness),
            [.. left.Concat(right).Where(member => member.Record == pair.LeftRecord || member.Record == pair.RightRecord)
                .Select(member => member.Area).OfType<long>().Distinct().Order()]));
    }

    private static (long, long) Ordered(long one, long other) => one < other ? (one, other) : (other, one);

    // What the clusters in question are made of and what is published of them.
    private sealed record Standing(
        ILookup<long, ReviewRecord> Records, ILookup<(long, long), ReviewLink> Links, PublishedPeople Published,
        IReadOnlyDictionary<long, CountedRecord> Counted)
    {
        public List<CountedRecord> CountedOf(List<ReviewRecord> side)
            => [.. side.Select(member => Counted.GetValueOrDefault(member.Record)).OfType<CountedRecord>()];
    }
}
