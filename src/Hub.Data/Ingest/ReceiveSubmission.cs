using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Reading;
using Hub.Data.Primitives;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Ingest;

/// <summary>What a sender declares about a file.</summary>
/// <param name="AgencyId">The agency whose data it is.</param>
/// <param name="Kind">The dataset kind.</param>
/// <param name="PeriodFrom">First day of the period.</param>
/// <param name="PeriodUntil">The day after its last.</param>
/// <param name="FileName">The file's name as sent.</param>
/// <param name="AskedBy">A person's id or a system actor; never a name.</param>
public sealed record ReceiveRequest(
    Guid AgencyId, string Kind, DateOnly PeriodFrom, DateOnly PeriodUntil, string FileName, string AskedBy)
{
    private const int LongestName = 200;

    /// <summary>There is nothing to report: a file without rows is right.</summary>
    public bool IsNil { get; init; }

    /// <summary>The sender knows that something is still missing.</summary>
    public bool IsPartial { get; init; }

    /// <summary>How it came: a word of <see cref="Doors"/>.</summary>
    public string Door { get; init; } = Doors.Folder;

    /// <summary>
    /// True where a person decides after a dry run, as on the portal's page; false where the kind's policy decides at once.
    /// </summary>
    public bool IsDecidedByPerson { get; init; }

    /// <summary>The areas that the sender says the file covers, as codes; null is all that the agreement covers.</summary>
    public IReadOnlyList<string>? DeclaredAreas { get; init; }

    /// <summary>Who may answer questions about it; null where nobody was named.</summary>
    public Guid? ContactAccountId { get; init; }

    /// <summary>The standing submission of the same agency, kind and period whose place it is to take.</summary>
    public long? Replaces { get; init; }

    /// <summary>When it arrived, where that is known better than now: an operator's input folder says so.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The file's name without folders and without characters that no screen shows.</summary>
    internal string SafeFileName
    {
        get
        {
            var name = new string([.. Path.GetFileName(FileName.Replace('\\', '/')).Where(c => !char.IsControl(c))]).Trim();
            return name.Length == 0 ? "unnamed" : name.Length <= LongestName ? name : name[..LongestName];
        }
    }
}

/// <summary>What became of a delivery at the door.</summary>
public abstract record ReceiveOutcome
{
    private ReceiveOutcome()
    {
    }

    /// <summary>It waits in quarantine and its load has been asked for.</summary>
    public sealed record Received(long SubmissionId, Guid Key, long RequestId) : ReceiveOutcome;

    /// <summary>The same file stands already for this agency, kind and period; nothing has changed.</summary>
    public sealed record AlreadyLoaded(long SubmissionId, Guid Key, string Sentence) : ReceiveOutcome;

    /// <summary>Another file stands for this agency, kind and period.</summary>
    public sealed record PeriodAlreadyAccepted(long SubmissionId, Guid Key, string Sentence) : ReceiveOutcome;

    /// <summary>It was not taken in.</summary>
    public sealed record Refused(Refusal Why) : ReceiveOutcome;
}

/// <summary>
/// Takes a file in: through the agreement's gate, encrypted into quarantine and hashed while it streams, then one transaction
/// with the submission, its file, its audit event and the request to load it. Whatever fails leaves nothing behind but the event
/// of its refusal. Every door calls this: the portal, the API, an input folder, <c>hub load</c>.
/// </summary>
[Audited(AuditEventKind.SubmissionReceived)]
public sealed class ReceiveSubmission(HubDatabase database, DatasetKinds kinds, QuarantineFolder quarantine, TimeProvider time)
{
    private const string Purpose = "take in a return";

    private readonly CurrentKinds _kinds = new(kinds);

    /// <summary>Receives one file. The caller keeps <paramref name="content"/>.</summary>
    public async Task<ReceiveOutcome> RunAsync(ReceiveRequest request, Stream content, CancellationToken cancellationToken)
    {
        var scope = Scope.Of(request.AskedBy, Purpose, request.AgencyId);
        if (await database.InScopeAsync(scope, session => _kinds.FindAsync(session, request.Kind), cancellationToken) is not { } kind)
        {
            return await RefuseAsync(scope, request, new Refusal(
                "unknown_kind", "There is no dataset kind of that name; hub kinds list shows the names."), cancellationToken);
        }

        if (request.PeriodFrom >= request.PeriodUntil)
        {
            return await RefuseAsync(scope, request, new Refusal(
                "empty_period", "The period ends before it begins; correct its dates."), cancellationToken);
        }

        var denied = await database.InScopeAsync(
            scope,
            async session => await RefusedByAgreementAsync(session, request, await DecideAsync(session, request, kind)),
            cancellationToken);
        if (denied is not null)
        {
            return denied;
        }

        var key = Guid.CreateVersion7();
        var (file, refusal) = await quarantine.StoreAsync(key, content, cancellationToken);
        if (file is null)
        {
            return await RefuseAsync(scope, request, refusal!, cancellationToken);
        }

        // A person is told at once; elsewhere an empty file becomes a refused submission that its sender finds.
        if (file.Bytes == 0 && request.IsDecidedByPerson)
        {
            quarantine.Delete(file.StoredName);
            return await RefuseAsync(scope, request, TabularFile.Empty, cancellationToken);
        }

        // After a fault nobody knows whether the transaction stands: the file stays, and the sweep takes it if no row names it.
        var (outcome, keepsFile) = await database.InScopeAsync(
            scope, session => WriteAsync(session, key, request, kind, file), cancellationToken);
        if (!keepsFile)
        {
            quarantine.Delete(file.StoredName);
        }

        return outcome;
    }

    private static async Task<long> AskAsync(HubSession session, ReceiveRequest request, long submissionId)
        => await JobRequests.AskAsync(session, new JobAsk(
            JobKinds.IngestLoad, submissionId.ToString(CultureInfo.InvariantCulture), request.AskedBy, Purpose, request.AgencyId));

    /// <summary>The refusal that an agreement's decision demands, recorded; null where it allows.</summary>
    private static async Task<ReceiveOutcome.Refused?> RefusedByAgreementAsync(
        HubSession session, ReceiveRequest request, SharingDecision decision)
    {
        if (decision.Refusal is not { } no)
        {
            return null;
        }

        await SubmissionEvents.RefusedAsync(session, request, no.Rule, decision.AgreementIds);
        return new ReceiveOutcome.Refused(new Refusal(no.Rule, no.Reason));
    }

    private async Task<ReceiveOutcome> RefuseAsync(
        Scope scope, ReceiveRequest request, Refusal why, CancellationToken cancellationToken)
    {
        await database.InScopeAsync(
            scope, session => SubmissionEvents.RefusedAsync(session, request, why.Rule, []), cancellationToken);
        return new ReceiveOutcome.Refused(why);
    }

    private async Task<(ReceiveOutcome Outcome, bool KeepsFile)> WriteAsync(
        HubSession session, Guid key, ReceiveRequest request, DatasetKind kind, StoredFile file)
    {
        await SubmissionStore.LockPeriodAsync(
            session, "receive", request.AgencyId, kind.Kind, request.PeriodFrom, request.PeriodUntil);
        var decision = await DecideAsync(session, request, kind);
        if (decision is not SharingDecision.Allowed allowed)
        {
            return ((await RefusedByAgreementAsync(session, request, decision))!, false);
        }

        var other = await SubmissionStore.InTheWayAsync(
            session, request.AgencyId, kind.Kind, request.PeriodFrom, request.PeriodUntil, file.Sha256, countsOnly: false);
        if (other is { Status: SubmissionStatus.Received or SubmissionStatus.Held, IsSameFile: true })
        {
            await SubmissionEvents.ReceivedAsync(session, request, other.SubmissionId, allowed, file.Bytes);
            return (new ReceiveOutcome.Received(
                other.SubmissionId, other.SubmissionKey, await AskAsync(session, request, other.SubmissionId)), false);
        }

        if (other is not null && other.SubmissionId != request.Replaces)
        {
            await SubmissionEvents.RefusedAsync(
                session, request, other.IsSameFile ? "already_loaded" : "period_already_accepted", allowed.Agreements);
            return (InTheWay(request, kind, other), false);
        }

        if ((await DatasetKindStore.RegisterAsync(session, kind)).Refusal is { } changed)
        {
            await SubmissionEvents.RefusedAsync(session, request, "kind_changed", allowed.Agreements);
            return (new ReceiveOutcome.Refused(new Refusal("kind_changed", changed)), false);
        }

        var id = await SubmissionStore.InsertAsync(session, key, request, kind, allowed.AgreementId, file, time.GetUtcNow());
        await SubmissionEvents.ReceivedAsync(session, request, id, allowed, file.Bytes);
        return (new ReceiveOutcome.Received(id, key, await AskAsync(session, request, id)), true);
    }

    private static ReceiveOutcome InTheWay(ReceiveRequest request, DatasetKind kind, OtherSubmission other)
        => other.IsSameFile
            ? new ReceiveOutcome.AlreadyLoaded(
                other.SubmissionId, other.SubmissionKey, Standing.SameFile(request.PeriodFrom, request.PeriodUntil, other))
            : new ReceiveOutcome.PeriodAlreadyAccepted(
                other.SubmissionId, other.SubmissionKey, Standing.OtherFile(kind, request.PeriodFrom, request.PeriodUntil, other));

    private Task<SharingDecision> DecideAsync(HubSession session, ReceiveRequest request, DatasetKind kind)
        => SharingGate.DecideAsync(session, request.AgencyId, KindSharing.Of(kind), UkTime.Today(time));
}
