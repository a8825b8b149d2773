using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Settings;

/// <summary>Reads and writes the settings of areas, within the areas of the session's scope.</summary>
public static class AreaSettingsStore
{
    /// <summary>The settings of an area; the hub's defaults where nobody has set anything.</summary>
    public static async Task<AreaSettings> FindAsync(HubSession session, string areaKind, string areaCode, long profileAreaId)
        => await session.Connection.QuerySingleOrDefaultAsync<AreaSettings>(session.Command(
            """
            select area_kind, area_code, profile_area_id, full_months, review_months, data_months, has_public_edition,
                similar_area_codes, similar_areas_name, version, changed_by, changed_at
            from profile.area_settings
            where area_kind = @areaKind and area_code = @areaCode and profile_area_id = @profileAreaId
            """,
            new { areaKind, areaCode, profileAreaId }))
            ?? AreaSettings.Default(areaKind, areaCode, profileAreaId);

    /// <summary>
    /// Keeps settings over those of the version before; false where somebody else changed them meanwhile.
    /// </summary>
    public static async Task<bool> KeepAsync(HubSession session, AreaSettings settings, int seenVersion)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.area_settings as kept (area_kind, area_code, profile_area_id, full_months, review_months, data_months,
                has_public_edition, similar_area_codes, similar_areas_name, version, changed_by, changed_at)
            select @AreaKind, @AreaCode, @ProfileAreaId, @FullMonths, @ReviewMonths, @DataMonths, @HasPublicEdition,
                @SimilarAreaCodes, @SimilarAreasName, 1, @ChangedBy, @ChangedAt
            where @seenVersion = 0 or exists (
                select from profile.area_settings where area_kind = @AreaKind and area_code = @AreaCode)
            on conflict (area_kind, area_code) do update set full_months = excluded.full_months,
                review_months = excluded.review_months, data_months = excluded.data_months,
                has_public_edition = excluded.has_public_edition, similar_area_codes = excluded.similar_area_codes,
                similar_areas_name = excluded.similar_areas_name, version = kept.version + 1, changed_by = excluded.changed_by,
                changed_at = excluded.changed_at
            where kept.version = @seenVersion
            """,
            new
            {
                settings.AreaKind, settings.AreaCode, settings.ProfileAreaId, settings.FullMonths, settings.ReviewMonths,
                settings.DataMonths, settings.HasPublicEdition, settings.SimilarAreaCodes, settings.SimilarAreasName,
                settings.ChangedBy, settings.ChangedAt, seenVersion,
            })) == 1;
}
