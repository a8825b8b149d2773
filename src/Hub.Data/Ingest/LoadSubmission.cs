using System.Security.Cryptography;
using System.Text.Json;
using Hub.Data.Areas;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Corrections;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.History;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Loading;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Previews;
using Hub.Data.Ingest.Quality;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Reading;
using Hub.Data.Ingest.Replacing;
using Hub.Data.Ingest.Requests;
using Hub.Data.Primitives;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Ingest;

/// <summary>
/// Reads, checks and places one received file and decides it by its kind's policy, all in the caller's transaction: the rows
/// that stand commit together with the decision, or nothing does. Running it again after a crash gives the same figures;
/// running it after a decision changes nothing. One instance serves a process: it keeps the areas in memory.
/// </summary>
[Audited(AuditEventKind.SubmissionAccepted)]
public sealed class LoadSubmission(QuarantineFolder quarantine, DatasetKinds kinds, TimeProvider time)
{
    private const string RowsSavepoint = "ingest_rows";

    private static readonly JsonSerializerOptions ReadAsJson = new(JsonSerializerDefaults.Web);

    private readonly PlacingCache _areas = new();
    private readonly CurrentKinds _kinds = new(kinds);
    private readonly WorkingKeyStore _keys = new(quarantine, time);

    /// <summary>The areas as they are now, which this instance keeps.</summary>
    internal Task<Placing> AreasAsync(HubSession session) => _areas.GetAsync(session);

    /// <summary>Loads a submission that the session's scope sees.</summary>
    /// <exception cref="InvalidOperationException">The scope sees no such submission, or its file has no clean scan.</exception>
    public async Task<LoadOutcome> RunAsync(HubSession session, long submissionId, JobProgress progress)
    {
        var submission = await SubmissionStore.FindAsync(session, submissionId)
            ?? throw new InvalidOperationException($"Submission {submissionId} does not exist for the agency in whose name it is loaded.");
        if (submission.Status is not (SubmissionStatus.Received or SubmissionStatus.Sent))
        {
            return new LoadOutcome.AlreadyDecided(submissionId, submission.Status);
        }

        await SubmissionStore.LockPeriodAsync(
            session, "load", submission.AgencyId, submission.Kind, submission.PeriodFrom, submission.PeriodUntil);
        var kind = await DatasetKindStore.FindAsync(session, submission.Kind, submission.KindVersion)
            ?? throw new InvalidOperationException($"The definition of submission {submissionId} is not registered.");
        if (await StandsInTheWayAsync(session, submission, kind) is { } standing)
        {
            return await DecideAsync(session, submission, standing, null);
        }

        var decision = await SharingGate.DecideAsync(session, submission.AgencyId, KindSharing.Of(kind), UkTime.Today(time));
        return decision is SharingDecision.Allowed allowed
            ? await ReadAsync(session, submission with { AgreementId = allowed.AgreementId }, kind, allowed, progress)
            : await DecideAsync(
                session, submission, Reject(submission, new Refusal(decision.Refusal!.Value.Rule, decision.Refusal.Value.Reason)), null);
    }

    private static LoadOutcome.Rejected Reject(SubmissionRow submission, Refusal why)
        => new(submission.SubmissionId, LoadedRows.None, why, []);

    private static async Task<LoadOutcome?> StandsInTheWayAsync(HubSession session, SubmissionRow submission, DatasetKind kind)
    {
        var other = await SubmissionStore.InTheWayAsync(
            session, submission.AgencyId, submission.Kind, submission.PeriodFrom, submission.PeriodUntil, submission.Sha256,
            countsOnly: true);
        if (other is null || other.SubmissionId == submission.Replaces)
        {
            return null;
        }

        var (from, until) = (submission.PeriodFrom, submission.PeriodUntil);
        return other.IsSameFile
            ? new LoadOutcome.AlreadyLoaded(
                submission.SubmissionId, other.SubmissionId, new Refusal("already_loaded", Standing.SameFile(from, until, other)))
            : new LoadOutcome.PeriodAlreadyAccepted(
                submission.SubmissionId, other.SubmissionId,
                new Refusal("period_already_accepted", Standing.OtherFile(kind, from, until, other)));
    }

    private async Task<LoadOutcome> ReadAsync(
        HubSession session, SubmissionRow submission, DatasetKind kind, SharingDecision.Allowed allowed, JobProgress progress)
    {
        if (!submission.IsScanned)
        {
            throw new InvalidOperationException($"Submission {submission.SubmissionId} has no clean virus scan; nothing may read it.");
        }

        await progress.ReportAsync("Opening the file", 0, null, session.CancellationToken);
        await using var stream = quarantine.Open(submission.StoredName!, submission.SealedKey!);
        var reading = await ReadingStore.ForAsync(session, submission);
        using var look = FileLook.Of(stream, kind, reading.Choice);
        if (submission.IsDryRun)
        {
            var preview = PreviewMaker.Of(look, kind, allowed.Fields, UkTime.Day(submission.ReceivedAt));
            await PreviewStore.DeleteAsync(session, submission.SubmissionId);
            await PreviewStore.KeepAsync(session, _keys, submission, PreviewStore.Rows, preview, time.GetUtcNow());
        }

        await ReadingStore.RecordAsync(session, submission, reading, stands: false, time.GetUtcNow());
        var (opened, refusal) = TabularFile.Open(look, kind, await _kinds.AllAsync(session));
        if (opened is null)
        {
            return await DecideAsync(session, submission, Reject(submission, refusal!), null);
        }

        using var file = opened;
        var setting = new CheckSetting
        {
            Kind = kind,
            Header = file.Header,
            AllowedFields = allowed.Fields,
            PeriodFrom = submission.PeriodFrom,
            PeriodUntil = submission.PeriodUntil,
            ReceivedOn = UkTime.Day(submission.ReceivedAt),
            Values = reading.Choice?.Values,
        };
        var log = new ProblemLog();
        var checker = new RowChecker(setting, log);
        await session.SaveAsync(RowsSavepoint);
        var rows = await CorrectionStore.OverAsync(session, _keys, submission, file);
        var keeper = submission.IsDecidedByPerson ? new RowKeeper(setting) : null;
        var tally = await PumpAsync(session, submission, rows, keeper, setting, checker, log, stream.Length, progress);
        var why = rows.Refusal ?? checker.Verdict() ?? Acceptance.Refuse(kind, tally, submission.IsNil)
            ?? await RepeatsAsync(session, submission, checker, log, tally);
        await HistoryCheck.RunAsync(session, submission, kind, tally, log);
        await progress.ReportAsync("Deciding", stream.Length, stream.Length, session.CancellationToken);
        LoadOutcome outcome = why is null
            ? new LoadOutcome.Accepted(submission.SubmissionId, Acceptance.Status(tally, log), tally.ToRows(), Dropped(setting))
            : new LoadOutcome.Rejected(submission.SubmissionId, tally.ToRejectedRows(), why, Dropped(setting));
        var replacement = why is null && submission.Replaces is { } replaces
            ? await ReplacementStore.CompareAsync(session, kind, submission.SubmissionId, replaces)
            : default;
        if (why is not null || submission.IsDryRun || !IsDecided(submission, outcome))
        {
            await session.RollbackToAsync(RowsSavepoint);
        }
        else if (submission.Replaces is { } replaced)
        {
            await ReplacementStore.KeepRestrictedAsync(session, kind, submission.SubmissionId, replaced, time.GetUtcNow());
        }

        if (replacement.Numbers is not null)
        {
            await ReplacementStore.KeepAsync(session, submission, replacement.Numbers, time.GetUtcNow());
        }

        if (keeper is not null && (submission.IsDryRun || !IsDecided(submission, outcome)))
        {
            await KeptRowStore.ReplaceAsync(session, _keys, submission, keeper.Rows);
        }

        await QualityStore.WriteAsync(session, submission, setting, tally, log, time.GetUtcNow());
        if (submission.IsDryRun)
        {
            await PreviewStore.KeepAsync(
                session, _keys, submission, PreviewStore.Values, checker.UnknownCodes(), time.GetUtcNow());
            if (replacement.Examples is not null)
            {
                await PreviewStore.KeepAsync(
                    session, _keys, submission, PreviewStore.Replacement, replacement.Examples, time.GetUtcNow());
            }
        }
        else if (IsDecided(submission, outcome) && why is null)
        {
            await ReadingStore.RecordAsync(session, submission, reading, stands: true, time.GetUtcNow());
        }

        return await DecideAsync(session, submission, outcome, log, JsonSerializer.Serialize(file.ReadAs, ReadAsJson), allowed);
    }

    private async Task<RowTally> PumpAsync(
        HubSession session, SubmissionRow submission, RowSource rows, RowKeeper? keeper, CheckSetting setting, RowChecker checker,
        ProblemLog log, long bytes, JobProgress progress)
    {
        var kind = setting.Kind;
        var key = RandomNumberGenerator.GetBytes(SealedFile.KeyBytes);
        var keyId = Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 8));
        try
        {
            if (kind.Schema.Fields.Any(field => field.Identifier is not null))
            {
                await SubmissionStore.KeepIdentityKeyAsync(
                    session, submission, keyId, quarantine.Keys.Wrap(key, keyId), time.GetUtcNow());
            }

            using var sealer = new IdentitySealer(key, submission.SubmissionId);
            using var writer = new RowWriter(submission, kind, checker.Place, sealer, keyId);
            var placing = await _areas.GetAsync(session);
            var placer = new RowPlacer(placing, kind, checker.Place, log, submission.PeriodUntil.AddDays(-1));
            var pump = new RowPump(rows, checker, placer, writer, kind.Schema.Fields.Count, keeper);
            await using var copies = new LeafCopies(session.Connection);
            await pump.RunAsync(copies, progress, bytes, session.CancellationToken);
            return pump.Tally;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Rules that compare with earlier periods; one whose break is an error refuses the file, since its rows are in.</summary>
    private static async Task<Refusal?> RepeatsAsync(
        HubSession session, SubmissionRow submission, RowChecker checker, ProblemLog log, RowTally tally)
    {
        foreach (var repeats in checker.Repeats)
        {
            foreach (var rowNumber in repeats.Find(await RepeatedRowsQuery.EarlierAsync(session, submission, repeats)))
            {
                log.Add(repeats.Problem, rowNumber, default);
                tally.Warned += repeats.Problem.Severity == RuleSeverity.Warning ? 1 : 0;
            }

            if (repeats.Problem is { Severity: RuleSeverity.Error, Count: > 0 })
            {
                return new Refusal(repeats.Rule.Id, repeats.Rule.Message.TrimEnd('.') + "; " + Lower(repeats.Rule.Fix));
            }
        }

        return null;
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    /// <summary>Headings that no field claims, and those of fields that the agreement does not allow.</summary>
    private static IReadOnlyList<string> Dropped(CheckSetting setting)
        => [.. setting.Header.Match.Unknown, .. setting.Kind.Schema.Fields
            .Where(field => !setting.Allows(field) && setting.Header.Match.Columns.ContainsKey(field.Name))
            .Select(field => setting.Header.Cells[setting.Header.Match.Columns[field.Name]].Trim())];

    private async Task<LoadOutcome> DecideAsync(
        HubSession session, SubmissionRow submission, LoadOutcome outcome, ProblemLog? log, string? readAs = null,
        SharingDecision.Allowed? under = null)
    {
        if (log is not null || submission.Status != SubmissionStatus.Sent)
        {
            await ProblemStore.ClearAsync(session, submission);
        }

        if (log is not null)
        {
            await ProblemStore.WriteAsync(session, submission, log);
        }

        if (submission.IsDryRun || !IsDecided(submission, outcome))
        {
            return await LeaveToPersonAsync(session, submission, outcome, readAs, under);
        }

        if (outcome.Refusal is null && submission.Replaces is { } replaces)
        {
            await SubmissionStore.ReplaceAsync(session, submission.SubmissionId, replaces);
        }

        await PreviewStore.DeleteAsync(session, submission.SubmissionId);
        await SubmissionStore.DecideAsync(session, submission, outcome, readAs, time.GetUtcNow(), quarantine.KeepDays);
        if (outcome.Refusal is null)
        {
            await DataRequestStore.CloseFilledAsync(session, submission.SubmissionId, time.GetUtcNow());
        }

        await SubmissionEvents.DecidedAsync(session, submission, outcome, under);
        await SubmissionNews.TellAsync(session, submission, outcome, time.GetUtcNow());
        return outcome;
    }

    /// <summary>Whether what the load found is what was decided, by the kind's policy or by a person.</summary>
    private static bool IsDecided(SubmissionRow submission, LoadOutcome outcome)
        => !submission.IsDecidedByPerson
            || (outcome.Refusal is null && Decision.Covers(submission.Decision, outcome.Status));

    /// <summary>Writes what would become of it. What was sent and cannot stand now goes back to its sender in the same way.</summary>
    private async Task<LoadOutcome> LeaveToPersonAsync(
        HubSession session, SubmissionRow submission, LoadOutcome outcome, string? readAs, SharingDecision.Allowed? under)
    {
        var found = new LoadOutcome.Checked(
            submission.SubmissionId, outcome.Status, outcome.Rows, outcome.Refusal, outcome.DroppedColumns);
        if (readAs is null && submission.Status == SubmissionStatus.Sent)
        {
            await SubmissionStore.HandBackAsync(session, found, time.GetUtcNow());
        }
        else
        {
            await SubmissionStore.CheckedAsync(session, submission, found, readAs, time.GetUtcNow());
        }

        await SubmissionEvents.CheckedAsync(session, submission, found, under);
        await SubmissionNews.TellAsync(session, submission, found, time.GetUtcNow());
        return found;
    }
}
