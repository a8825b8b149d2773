using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Register.Opening;
using Hub.Data.Persons.Review;
using Hub.Data.Persons.Rights;
using Hub.Data.Primitives;
using Hub.Data.Sharing;

namespace Hub.Data.Persons.Register;

/// <summary>What a run is to do.</summary>
public enum LinkWish
{
    /// <summary>Take up what changed since the run before; train only where no model is in force.</summary>
    WhatChanged,

    /// <summary>Link every record again under the model in force.</summary>
    Everything,

    /// <summary>Train a new model and link every record by it.</summary>
    NewModel,
}

/// <summary>
/// The register of linked records: which rows of all agencies are about one person, or one premises,
/// vehicle or telephone number. Under one model it comes to the same clusters whatever
/// the order in which returns came and went. Only kinds that may be combined are opened at all; what may not meet never does. One run
/// at a time, in one transaction with everything that it writes.
/// </summary>
public sealed class LinkRegister(RightsSeal seal, DatasetKinds shipped, TimeProvider time)
{
    // Pairs below the threshold that a person might judge otherwise are kept from here on, in bits.
    private const double PairFloor = -6;

    // So many rows that most of what stands would be touched anyway are linked with all the others at once.
    private const int ManyRows = 5000, ManyOf = 3;

    /// <summary>
    /// Links within a scope over every agency and area. Null where nothing has changed, or nothing may be linked: then nothing is
    /// written.
    /// </summary>
    /// <param name="session">The session; every write of the run is in its transaction.</param>
    /// <param name="subject">The name of a <see cref="LinkSubject"/>.</param>
    /// <param name="wish">What to do.</param>
    /// <param name="progress">Where to say how far it is.</param>
    public async Task<LinkRunResult?> RunAsync(HubSession session, string subject, LinkWish wish, JobProgress progress)
    {
        var of = LinkSubject.Of(subject);
        await LinkRunStore.LockAsync(session, subject);
        var setting = await RunSetting.ReadAsync(session, shipped, of, UkTime.Today(time));
        var settings = new LinkSettings
        {
            Subject = of.Type, Threshold = of.Threshold, PairFloor = PairFloor, NeverMeet = setting.Participants.NeverMeet(),
        };
        var stored = wish == LinkWish.NewModel
            ? null : await LinkModelStore.InForceAsync(session, seal.Keys, subject, RuleSets.Of(of.Type));
        if ((wish == LinkWish.WhatChanged && setting.IsUnchanged && (stored is not null || setting.Taking.Count == 0))
            || setting.Taking.Count + setting.Linked.Count + setting.Touched.Length == 0
            || (stored is null && setting.Taking.Count == 0 && setting.Linked.Count == 0))
        {
            return null;
        }

        stored = stored is null ? null : stored with { Model = stored.Model with { Settings = settings } };
        var run = new RegisterRun(session, subject, seal.Keys, setting, await LinkRunStore.NextIdAsync(session), time, progress)
        {
            Secret = await LinkSecretStore.OpenAsync(session, seal.Keys, "decision keys", time.GetUtcNow()),
            Decisions = await LinkDecisionStore.StandingAsync(session, subject),
        };
        var isFull = wish != LinkWish.WhatChanged || stored is null || !setting.MeetAsBefore || IsMany(setting);
        var result = isFull
            ? await new FullRun(run, settings).RunAsync(stored)
            : await new AddedRun(run, stored!).RunAsync();
        await progress.ReportAsync("Making the queue for review", 0, null, session.CancellationToken);
        await ReviewQueue.RefreshAsync(session, subject);
        return result;
    }

    private static bool IsMany(RunSetting setting)
    {
        var arriving = setting.Arriving.Sum(submission => (long)submission.RowsAccepted);
        return arriving > ManyRows && arriving * ManyOf > setting.Linked.Sum(submission => (long)submission.RecordCount);
    }
}
