using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing;

/// <summary>Events of what is written in a profile: the profile, the place in it, never a word of it.</summary>
internal static class WritingEvents
{
    public static Task WriteAsync(
        HubSession session, AuditEventKind kind, Publication publication, params (string Name, string Value)[] details)
        => AuditStore.WriteAsync(session, PublishingEvents.Of(kind, publication, details));

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
