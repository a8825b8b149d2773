using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Settings;

/// <summary>Settings as somebody wants them.</summary>
/// <param name="AreaKind">A word of the areas.</param>
/// <param name="AreaCode">Code of the area.</param>
/// <param name="FullMonths">Months between full profiles, 1 to 36; null where none was entered.</param>
/// <param name="ReviewMonths">Months between reviews, no more than between full profiles.</param>
/// <param name="DataMonths">Months between refreshes of the figures, no more than between full profiles.</param>
/// <param name="HasPublicEdition">Whether a public edition is released with a profile.</param>
/// <param name="SimilarAreasName">What the group of most similar areas is called; empty for no group.</param>
/// <param name="SimilarAreaCodes">Codes of its areas, of the same kind.</param>
/// <param name="SeenVersion">The version that was changed: 0 where nobody had set anything.</param>
public sealed record AreaSettingsChange(
    string AreaKind,
    string AreaCode,
    int? FullMonths,
    int? ReviewMonths,
    int? DataMonths,
    bool HasPublicEdition,
    string SimilarAreasName,
    IReadOnlyList<string> SimilarAreaCodes,
    int SeenVersion)
{
    /// <summary>The longest name of a group.</summary>
    public const int LongestName = 80;

    /// <summary>What is wrong with it; nothing where it may be kept.</summary>
    /// <param name="known">Codes of the areas of the same kind that stand today, the area's own left out.</param>
    public IEnumerable<ProfileProblem> Problems(IReadOnlySet<string> known)
    {
        foreach (var (field, months, what) in new[]
        {
            (nameof(FullMonths), FullMonths, "full profiles"), (nameof(ReviewMonths), ReviewMonths, "reviews"),
            (nameof(DataMonths), DataMonths, "refreshes of the figures"),
        })
        {
            if (months is null or < 1 or > AreaSettings.MostMonths)
            {
                yield return new(field, $"Enter the months between {what}, 1 to {AreaSettings.MostMonths}.");
            }
            else if (months > FullMonths)
            {
                yield return new(field, $"Enter no more months between {what} than between full profiles.");
            }
        }

        if (SimilarAreasName.Length > LongestName)
        {
            yield return new(nameof(SimilarAreasName), $"Give the group a name of at most {LongestName} characters.");
        }
        else if (SimilarAreasName.Length == 0 && SimilarAreaCodes.Count > 0)
        {
            yield return new(nameof(SimilarAreasName), "Say what the group of similar areas is called, and who chose it.");
        }

        if (SimilarAreasName.Length > 0 && SimilarAreaCodes.Count < 2)
        {
            yield return new(nameof(SimilarAreaCodes), "Choose at least two areas for the group, or empty its name.");
        }
        else if (SimilarAreaCodes.Any(code => !known.Contains(code)))
        {
            yield return new(nameof(SimilarAreaCodes), "Choose areas of the list only.");
        }
    }
}

/// <summary>Sets how the profiles of an area are kept current, compared and published; within the areas that one answers for.</summary>
[Audited(AuditEventKind.ProfileSettingsChanged)]
public sealed class ChangeAreaSettings(HubDatabase database, TimeProvider time)
{
    /// <summary>Keeps them, or says what is wrong.</summary>
    public Task<ProfileResult> HandleAsync(Actor actor, AreaSettingsChange change, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("set how profiles are kept current"),
            session => ChangeAsync(session, actor, change with { SimilarAreasName = change.SimilarAreasName.Trim() }),
            cancellationToken);

    private async Task<ProfileResult> ChangeAsync(HubSession session, Actor actor, AreaSettingsChange change)
    {
        var today = UkTime.Today(time);
        var areas = await ReachQueries.AreasAsync(session, actor, Permission.ManageProfileSettings, today);
        if (areas.FirstOrDefault(area => area.Kind == change.AreaKind && area.Code == change.AreaCode) is not { } area)
        {
            return new ProfileResult.NotFound();
        }

        var known = await SimilarAreaQueries.OthersAsync(session, area.Kind, area.Code, today);
        var problems = change.Problems(known.Select(other => other.Code).ToHashSet(StringComparer.Ordinal)).ToList();
        if (problems.Count > 0)
        {
            return new ProfileResult.Refused(problems);
        }

        var settings = new AreaSettings(
            area.Kind, area.Code, area.AreaId, change.FullMonths!.Value, change.ReviewMonths!.Value, change.DataMonths!.Value,
            change.HasPublicEdition, [.. change.SimilarAreaCodes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            change.SimilarAreasName.Length == 0 ? null : change.SimilarAreasName, 0, actor.AccountId, time.GetUtcNow());
        if (!await AreaSettingsStore.KeepAsync(session, settings, change.SeenVersion))
        {
            return ProfileResult.Refused.Because("Somebody else changed these settings meanwhile; look at them as they stand now.");
        }

        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.ProfileSettingsChanged, "area", $"{area.Kind}:{area.Code}")
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["months"] = string.Create(
                    CultureInfo.InvariantCulture, $"{settings.FullMonths}/{settings.ReviewMonths}/{settings.DataMonths}"),
                ["public_edition"] = settings.HasPublicEdition ? "on" : "off",
                ["similar_areas"] = string.Join(",", settings.SimilarAreaCodes),
            },
        });
        return new ProfileResult.Done(Guid.Empty);
    }
}
