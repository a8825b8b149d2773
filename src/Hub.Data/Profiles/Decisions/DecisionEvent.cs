using System.Globalization;
using Hub.Data.Audit;

namespace Hub.Data.Profiles.Decisions;

/// <summary>The audit event of an act on a decision; the owner's agency may see it. The words of the decision stay out of it.</summary>
internal static class DecisionEvent
{
    public static AuditEvent Of(
        AuditEventKind kind, Guid decisionId, long profileAreaId, Guid owner, params (string Name, string Value)[] more)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["profile_area"] = profileAreaId.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in more)
        {
            details[name] = value;
        }

        return new AuditEvent(kind, "decision", decisionId.ToString()) { Agencies = [owner], Details = details };
    }
}
