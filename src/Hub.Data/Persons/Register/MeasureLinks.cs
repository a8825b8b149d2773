using Hub.Data.Database;
using Hub.Data.Persons.Review;

namespace Hub.Data.Persons.Register;

/// <summary>Where a record stands and who it is about, as a known answer says.</summary>
public sealed record KnownRecord(string Agency, string Kind, string File, int Row, string PersonId);

/// <summary>
/// Compares the clusters with a known answer: of the pairs of records that it names, how many are together rightly, and how many are
/// missed. Records that it does not name count for nothing.
/// </summary>
public static class MeasureLinks
{
    /// <summary>Measures and keeps the measure, within a scope over every agency; null where nothing that is named is linked.</summary>
    public static async Task<LinkMeasure?> HandleAsync(
        HubSession session, string subject, IReadOnlyCollection<KnownRecord> known, DateTimeOffset now)
    {
        if (await RegisterQueries.ModelAsync(session, subject) is not { } model)
        {
            return null;
        }

        var people = new Dictionary<(string, string, string, int), string>();
        foreach (var record in known)
        {
            people[(record.Agency, record.Kind, Path.GetFileName(record.File), record.Row)] = record.PersonId;
        }

        var judged = (await RegisterQueries.ClustersAsync(session, subject))
            .Select(row => (row.ClusterRecord, Person: people.GetValueOrDefault(
                (row.Agency, row.Kind, Path.GetFileName(row.FileName), row.RowNumber))))
            .Where(row => row.Person is not null).ToList();
        if (judged.Count == 0)
        {
            return null;
        }

        var linked = Pairs(judged.GroupBy(row => row.ClusterRecord));
        var right = Pairs(judged.GroupBy(row => row));
        var real = Pairs(judged.GroupBy(row => row.Person));
        var measure = new LinkMeasure(
            subject, model, LinkMeasure.KnownAnswer, now, real, Share(right, linked), null, null, Share(right, real), null, null);
        await LinkMeasureStore.InsertAsync(session, measure);
        return measure;
    }

    private static long Pairs<TKey, T>(IEnumerable<IGrouping<TKey, T>> groups)
        => groups.Sum(group => group.LongCount() * (group.LongCount() - 1) / 2);

    private static decimal? Share(long part, long whole) => whole == 0 ? null : Math.Round((decimal)part / whole, 6);
}
