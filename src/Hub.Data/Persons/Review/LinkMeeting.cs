using Hub.Data.Persons.Register;

namespace Hub.Data.Persons.Review;

/// <summary>A kind of return of an agency, and whose records its own may meet.</summary>
/// <param name="Who">Agency and kind in words.</param>
/// <param name="With">Those that it may meet.</param>
/// <param name="Never">Those that take part in linking and never meet it.</param>
public sealed record LinkMeeting(string Who, IReadOnlyList<string> With, IReadOnlyList<string> Never)
{
    /// <summary>Reads what a run noted of its participants.</summary>
    /// <param name="participants">As JSON.</param>
    /// <param name="agencies">Names by id.</param>
    /// <param name="titles">Titles of kinds.</param>
    internal static IReadOnlyList<LinkMeeting> Read(
        string participants, IReadOnlyDictionary<Guid, string> agencies, IReadOnlyDictionary<string, string> titles)
    {
        var read = Participants.Read(participants);
        var (pairs, sources) = (read.Pairs, read.Sources);
        string Words(string source)
        {
            var at = source.IndexOf('|', StringComparison.Ordinal);
            var agency = Guid.TryParse(source.AsSpan(0, at), out var id) ? agencies.GetValueOrDefault(id) : null;
            return $"{agency ?? "an agency"}, {titles.GetValueOrDefault(source[(at + 1)..], source[(at + 1)..])}";
        }

        IReadOnlyList<string> Others(string source, bool meets)
            => [.. pairs.Where(pair => (pair.Purposes.Length > 0) == meets && (pair.One == source || pair.Other == source))
                .Select(pair => pair.One == source ? pair.Other : pair.One).Where(sources.Contains)
                .Select(other => other == source ? "its own records" : Words(other)).Order(StringComparer.Ordinal)];

        return [.. sources.Select(source => new LinkMeeting(Words(source), Others(source, true), Others(source, false)))
            .OrderBy(meeting => meeting.Who, StringComparer.Ordinal)];
    }
}
