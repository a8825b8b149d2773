using System.Security.Cryptography;
using System.Text;
using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Linked;
using Hub.Data.Indicators.Released;
using Hub.Data.Indicators.Repeated;
using Hub.Data.Profiles.Decisions;
using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Publishing.Figures;
using Hub.Data.Profiles.Receipts;
using Hub.Data.Profiles.Settings;
using Hub.Data.Profiles.Similar;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles;

/// <summary>A snapshot that a build made, or found unchanged.</summary>
public sealed record BuiltSnapshot(Guid SnapshotId, string AreaName, bool IsNew);

/// <summary>How a build ended.</summary>
public abstract record BuildOutcome
{
    private BuildOutcome()
    {
    }

    /// <summary>One snapshot for each area.</summary>
    public sealed record Built(IReadOnlyList<BuiltSnapshot> Snapshots) : BuildOutcome;

    /// <summary>Nothing was built; the sentence says why and what to do.</summary>
    public sealed record Refused(string Sentence) : BuildOutcome;
}

/// <summary>
/// Freezes the profile of every area of a computed run: the body of the job <c>profile.snapshot</c>, whose subject is the run
/// id. One repeatable-read transaction, so the profiles of a force agree with each other. What has not changed since the
/// newest snapshot of the same area and period is not frozen again, so building twice changes nothing.
/// </summary>
public sealed class BuildSnapshots(TimeProvider time)
{
    /// <summary>Builds. Needs the scope of <see cref="IndicatorQueries.AssemblyScopeAsync"/>.</summary>
    public async Task<BuildOutcome> RunAsync(HubSession session, long runId)
    {
        if (await IndicatorStore.IsErasedAsync(session, runId))
        {
            // Rows under it were withdrawn meanwhile; the computation that follows has a run, and drafts, of its own.
            return new BuildOutcome.Built([]);
        }

        var earlier = EarlierTellings.None;
        var run = await IndicatorQueries.ReleaseAsync(
            session, runId, async computed => earlier = await DisclosureQueries.EarlierAsync(session, computed));
        if (run is null)
        {
            return new BuildOutcome.Refused($"Run {runId} is not computed: ask for indicator.compute first.");
        }

        if (run.Force is not { } force || await ProfileStore.FindSettingsAsync(session, force.Code) is not { } settings)
        {
            return new BuildOutcome.Refused(
                "Nobody has declared how this force's profiles are printed: load its input folder, whose hub.json says so.");
        }

        var index = await AreaIndex.LoadAsync(session);
        var set = new ProfileAreas(index).ForPeriod(run.Run.AreaKind, run.Run.PeriodFrom, run.Run.PeriodUntil);
        if (set is null)
        {
            return new BuildOutcome.Refused(
                $"No {AreaKinds.Many(run.Run.AreaKind)} stand on the period's last day: import areas that do.");
        }

        var people = await IndicatorQueries.ReleaseLinkedAsync(session, run.Run, earlier);
        var repeated = await IndicatorQueries.ReleaseRepeatedAsync(session, run.Run);
        var drawings = await AreaDrawings.DrawAsync(session, set.Areas);
        var built = new List<BuiltSnapshot>();
        var profiles = new List<(string Area, IReadOnlyList<ReleasedIndicator> Figures)>();
        foreach (var area in set.Areas)
        {
            var released = run.For(area.Code);
            var content = await ContentAsync(session, run, settings, set, index, area, drawings.Values, released, people, repeated);
            built.Add(await StoreAsync(session, run, area, content));
            profiles.Add((area.Name, released));
        }

        if (built.Any(snapshot => snapshot.IsNew))
        {
            await WriteReceipts.RunAsync(session, run.Run, profiles, time.GetUtcNow());
        }

        return new BuildOutcome.Built(built);
    }

    private static async Task<SnapshotContent> ContentAsync(
        HubSession session,
        ReleasedRun run,
        ProfileSettings settings,
        ProfileAreaSet set,
        AreaIndex index,
        Area area,
        IEnumerable<AreaDrawing> siblings,
        IReadOnlyList<ReleasedIndicator> released,
        LinkedRelease people,
        IReadOnlyList<RepeatedEvents> repeated)
    {
        var period = run.Run;
        // What readers have read is compared with; before anything was released, the period before.
        var stored = await ProfileStore.FindReleasedSnapshotAsync(session, area.AreaId, period.PeriodUntil)
            ?? await ProfileStore.FindEarlierSnapshotAsync(session, area.AreaId, period.PeriodUntil);
        var earlier = stored is null ? null : SnapshotJson.Read(stored.Content);
        var sources = SnapshotParts.Sources(
            run.Coverage(area.Kind, area.Code),
            await NewestDataQueries.ReadAsync(session, period.SubmissionIds),
            period.PeriodFrom,
            period.PeriodUntil);
        var indicators = released.SelectMany(i => IndicatorViews.Of(i, period.PeriodFrom)).ToList();
        var force = index.Find(AreaKinds.Force, settings.ForceCode, set.AsAt)!;
        var soc = new SocQueries(session, period, area, force, sources);
        var content = new SnapshotContent(
            new SnapshotFront(
                settings.ForceName,
                area.Name,
                area.Code,
                AreaKinds.One(area.Kind),
                period.PeriodFrom,
                period.PeriodUntil,
                settings.Author,
                settings.Marking,
                settings.Notices,
                settings.IsFictional,
                set.Sentence,
                stored is null ? null : Wording.Period(stored.PeriodFrom, stored.PeriodUntil)),
            await AreaContextQueries.ReadAsync(session, area, force.AreaId, set.AsAt),
            sources,
            indicators,
            await soc.GroupsAsync(),
            await soc.DisruptionsAsync(),
            await soc.PlanAsync(),
            await soc.OrdersAsync(),
            [],
            SnapshotParts.Shapes(await new AreaDrawings(index).MapAsync(session, area, set.AsAt), siblings))
        {
            Placing = PlacingRow.Of(released),
            Linked = people.For(area.Code, area.Name),
            Premises = people.PremisesFor(area.Code, area.Name),
            Repeated = repeated.Count == 0 ? null : repeated,
            Similar = await SimilarAsync(session, set, area),
        };
        var decided = stored is null
            ? []
            : await DecisionStore.SinceAsync(session, area.AreaId, Primitives.UkTime.Day(stored.CreatedAt));
        content = content with { Changes = Changes.Between(earlier, content, decided) };
        return content with
        {
            Passports = await PassportBookQueries.WriteAsync(session, period, content, released, soc.Rows, people),
        };
    }

    private static async Task<SimilarGroup?> SimilarAsync(HubSession session, ProfileAreaSet set, Area area)
    {
        var chosen = await AreaSettingsStore.FindAsync(session, area.Kind, area.Code, area.AreaId);
        return SimilarGroup.Of(
            chosen.SimilarAreasName,
            chosen.SimilarAreaCodes,
            set.Areas.Where(other => other.Code != area.Code).Select(other => (other.Code, other.Name)));
    }

    private async Task<BuiltSnapshot> StoreAsync(HubSession session, ReleasedRun run, Area area, SnapshotContent content)
    {
        var text = SnapshotJson.Write(content);
        var checksum = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        var newest = await ProfileStore.FindNewestSnapshotAsync(session, area.AreaId, run.Run.PeriodFrom, run.Run.PeriodUntil);
        if (newest is not null && newest.ContentSha256.AsSpan().SequenceEqual(checksum))
        {
            return new BuiltSnapshot(newest.SnapshotId, area.Name, IsNew: false);
        }

        var now = time.GetUtcNow();
        var snapshot = new StoredSnapshot(
            Guid.CreateVersion7(now),
            area.AreaId,
            area.Kind,
            area.Code,
            run.Run.PeriodFrom,
            run.Run.PeriodUntil,
            run.Run.RunId,
            SnapshotContent.Schema,
            run.Run.SubmissionIds,
            text,
            checksum,
            now,
            session.Scope.Actor);
        await ProfileStore.AddSnapshotAsync(session, snapshot);
        await FiguresStore.HealAsync(session, snapshot);
        return new BuiltSnapshot(snapshot.SnapshotId, area.Name, IsNew: true);
    }
}
