using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Ingest.Scanning;

/// <summary>What a scan means for what follows.</summary>
public abstract record ScanOutcome
{
    private ScanOutcome()
    {
    }

    /// <summary>The file may be read, or nothing of it is left to read.</summary>
    public sealed record GoOn : ScanOutcome;

    /// <summary>Something was found: the submission is rejected and its file destroyed.</summary>
    public sealed record Rejected(Refusal Why) : ScanOutcome;

    /// <summary>Nobody could say. The file waits unread and is tried again.</summary>
    public sealed record Held(ScanFault Fault) : ScanOutcome;
}

/// <summary>
/// Has a received file scanned before anything reads it: the first step of every load. The scan runs outside any transaction, its
/// record and what it means for the submission are written in one of their own. A clean scan counts for the dry run that follows;
/// when a person then sends the return, the file is scanned again only if the scanner knows newer signatures by then, or does not
/// say which. A scanner that cannot be asked, or answers anything but a clear verdict, leaves the file <c>held</c>.
/// </summary>
[Audited(AuditEventKind.SubmissionScanned)]
public sealed class ScanSubmission(HubDatabase database, QuarantineFolder quarantine, IFileScanner scanner, TimeProvider time)
{
    private readonly WorkingKeyStore _working = new(quarantine, time);

    /// <summary>Scans the file of a submission that the scope sees.</summary>
    /// <exception cref="InvalidOperationException">The scope sees no such submission.</exception>
    public async Task<ScanOutcome> RunAsync(Scope scope, long submissionId, JobProgress progress, CancellationToken cancellationToken)
    {
        var file = await database.InScopeAsync(scope, session => ScanStore.FindAsync(session, submissionId), cancellationToken)
            ?? throw new InvalidOperationException($"Submission {submissionId} does not exist for the agency in whose name it is scanned.");
        if (!IsWaiting(file.Status) || file.SealedKey is null || await StandsAsync(file, cancellationToken))
        {
            return new ScanOutcome.GoOn();
        }

        var result = await ScanAsync(file, progress, cancellationToken);
        var outcome = await database.InScopeAsync(scope, session => WriteAsync(session, file, result), cancellationToken);
        if (outcome is ScanOutcome.Rejected)
        {
            // Its key is gone with the transaction; should this fail, the daily sweep removes what nobody can read any more.
            quarantine.Delete(file.StoredName!);
        }

        return outcome;
    }

    private static bool IsWaiting(string status)
        => status is SubmissionStatus.Held or SubmissionStatus.Received or SubmissionStatus.Sent;

    private async Task<bool> StandsAsync(FileToScan file, CancellationToken cancellationToken)
    {
        if (!file.HasCleanScan || file.Status == SubmissionStatus.Held)
        {
            return false;
        }

        return file.Status == SubmissionStatus.Received
            || (await scanner.IdentifyAsync(cancellationToken) is { Fault: null, Version: { } version }
                && version.Engine == file.CleanEngine && version.Signatures == file.CleanSignatures);
    }

    private async Task<ScanResult> ScanAsync(FileToScan file, JobProgress progress, CancellationToken cancellationToken)
    {
        await using var content = quarantine.Open(file.StoredName!, file.SealedKey!);
        await progress.ReportAsync(ScanWords.Stage, 0, content.Length, cancellationToken);
        return await scanner.ScanAsync(
            content, done => progress.ReportAsync(ScanWords.Stage, done, content.Length, cancellationToken), cancellationToken);
    }

    private async Task<ScanOutcome> WriteAsync(HubSession session, FileToScan file, ScanResult result)
    {
        var now = time.GetUtcNow();
        if (!IsWaiting(await ScanStore.LockAsync(session, file.SubmissionId)))
        {
            // Discarded or withdrawn while it was scanned: nothing is left to decide.
            return new ScanOutcome.GoOn();
        }

        switch (result)
        {
            case ScanResult.Clean clean:
                await ScanStore.WriteAsync(session, file, "clean", clean.Version, null, null, now);
                await ScanStore.TakeUpAsync(session, file.SubmissionId);
                await RecordAsync(session, file, "clean", clean.Version, null);
                return new ScanOutcome.GoOn();
            case ScanResult.Found found:
                var why = ScanWords.Refuse(found.Name);
                await ScanStore.WriteAsync(session, file, "found", found.Version, found.Name, null, now);
                await ScanStore.RejectAsync(session, file.SubmissionId, why.Message, now);
                await _working.DestroyAsync(session, file.SubmissionId);
                await RecordAsync(session, file, why.Rule, found.Version, found.Name);
                return new ScanOutcome.Rejected(why);
            case ScanResult.None none:
                return await HoldAsync(session, file, none, now);
            default:
                throw new InvalidOperationException($"A result is not handled: {result.GetType().Name}.");
        }
    }

    private static async Task<ScanOutcome> HoldAsync(HubSession session, FileToScan file, ScanResult.None none, DateTimeOffset now)
    {
        // A night without a scanner is one line for each file, not one for each try.
        if (file.Status != SubmissionStatus.Held || file.HeldBecause != none.Fault.ToString())
        {
            await ScanStore.WriteAsync(session, file, "held", none.Version, null, none.Fault, now);
            await ScanStore.HoldAsync(session, file.SubmissionId);
            await RecordAsync(session, file, "held", none.Version, none.Fault.ToString());
        }

        // Whoever loads from a folder or a command stands at the screen that says so.
        if (file.Door is Doors.Page or Doors.Api)
        {
            await Notify.HoldersAsync(
                session, NotificationKind.SubmissionHeld, file.SubmissionKey.ToString("D"), file.AgencyId, Permission.SendSubmissions);
        }

        return new ScanOutcome.Held(none.Fault);
    }

    private static Task RecordAsync(HubSession session, FileToScan file, string result, ScannerVersion? by, string? what)
    {
        var facts = new (string Name, string? Value)[]
        {
            ("kind", file.Kind), ("result", result), ("engine", by?.Engine), ("what", what),
            ("signatures", by is null ? null : by.Signatures ?? ScanWords.LocalTest),
        };
        return AuditStore.WriteAsync(session, new AuditEvent(
            AuditEventKind.SubmissionScanned, "submission", file.SubmissionId.ToString(CultureInfo.InvariantCulture))
        {
            Outcome = result == "clean" ? AuditOutcome.Done : AuditOutcome.Refused,
            Agencies = [file.AgencyId],
            Agreements = [file.AgreementId],
            Details = facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Name, fact => fact.Value!),
        });
    }
}
