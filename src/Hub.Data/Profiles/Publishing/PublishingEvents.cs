using Hub.Data.Audit;

namespace Hub.Data.Profiles.Publishing;

/// <summary>Events of a profile's way: which one, its area and period, and where it stood.</summary>
internal static class PublishingEvents
{
    public static AuditEvent Of(AuditEventKind kind, Publication publication, params (string Name, string Value)[] details)
        => new(kind, "profile", publication.PublicationId.ToString())
        {
            Details = new SortedDictionary<string, string>(
                details.Append(("area", publication.AreaCode))
                    .Append(("edition_number", publication.EditionNumber.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                    .ToDictionary(pair => pair.Item1, pair => pair.Item2),
                StringComparer.Ordinal),
        };
}
