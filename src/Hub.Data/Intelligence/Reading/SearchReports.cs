using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Intelligence.Reading;

/// <summary>Finds sanitised reports of one's areas by their words. What was looked for is kept nowhere; how much was found is.</summary>
[Audited(AuditEventKind.IntelligenceSearched)]
public sealed class SearchReports(HubDatabase database)
{
    /// <summary>Longest text to look for, in characters.</summary>
    public const int Longest = 200;

    /// <summary>The reports found, newest first; null where the actor may not search.</summary>
    public async Task<IReadOnlyList<SanitisedLine>?> HandleAsync(Actor actor, string words, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.ReadIntelligence))
        {
            return null;
        }

        var wanted = ReportText.Clean(words);
        wanted = wanted.Length > Longest ? wanted[..Longest] : wanted;
        return await database.InScopeAsync(
            actor.ScopeFor(IntelligencePurpose.Read),
            async session => await ReadingStore.ListAsync(session, [.. await ReadingStore.SearchAsync(session, wanted)]),
            cancellationToken);
    }
}
