using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Intelligence.Grading;

/// <summary>
/// Finds what was reported about a person who asks what is held on them: the hub's own search does not reach sealed reports, so the
/// intelligence unit looks. Every standing report is opened in memory; what was looked for is kept nowhere, that it was is.
/// </summary>
[Audited(AuditEventKind.IntelligenceOriginalsSearched)]
public sealed class SearchOriginals(HubDatabase database, ReportSeal seal)
{
    /// <summary>Longest text to look for, in characters.</summary>
    public const int Longest = 200;

    /// <summary>
    /// The reports that hold every one of the words, whatever their case, newest first; null where the actor may not look. A report
    /// of the actor's own is not among them.
    /// </summary>
    public async Task<IReadOnlyList<Guid>?> HandleAsync(Actor actor, string words, CancellationToken cancellationToken)
    {
        var wanted = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (!actor.Can(Permission.GradeIntelligence) || wanted.Length == 0)
        {
            return null;
        }

        return await database.InScopeAsync<IReadOnlyList<Guid>>(
            actor.ScopeFor(IntelligencePurpose.Look),
            async session =>
            [
                .. (await GradingStore.StandingOriginalsAsync(session))
                    .Where(report => Holds(seal.Open(report.ReportId, new SealedReport(report.SealedKey, report.Sealed)), wanted))
                    .Select(report => report.ReportId).Reverse(),
            ],
            cancellationToken);
    }

    private static bool Holds(ReportText text, IReadOnlyList<string> words)
    {
        var all = string.Join('\n', text.What, text.Where, text.When, text.KnownMore);
        return words.All(word => all.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
