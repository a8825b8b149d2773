using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Primitives;

namespace Hub.Data.Ingest.Sending;

/// <summary>How far an upload has come.</summary>
/// <param name="UploadId">The upload.</param>
/// <param name="Offset">Bytes that have survived.</param>
/// <param name="Length">Bytes in all.</param>
/// <param name="ExpiresAt">When what was left of it is destroyed.</param>
/// <param name="ResultKey">The submission that it became; null before.</param>
public sealed record UploadState(Guid UploadId, long Offset, long Length, DateTimeOffset ExpiresAt, Guid? ResultKey);

/// <summary>What became of one request of an upload.</summary>
public abstract record UploadOutcome
{
    private UploadOutcome()
    {
    }

    /// <summary>It goes on, or it is whole and has become a submission.</summary>
    public sealed record Going(UploadState State) : UploadOutcome;

    /// <summary>The person has no such upload, or its time has passed.</summary>
    public sealed record NotThere : UploadOutcome;

    /// <summary>The piece does not begin where what has survived ends.</summary>
    public sealed record WrongOffset(long Offset) : UploadOutcome;

    /// <summary>Another request is writing to it.</summary>
    public sealed record Busy : UploadOutcome;

    /// <summary>More came than was declared; the upload is ended and nothing of it kept.</summary>
    public sealed record TooMuch : UploadOutcome;

    /// <summary>The person has too many uploads that are not whole.</summary>
    public sealed record TooMany : UploadOutcome;

    /// <summary>The file was refused; nothing of it is kept.</summary>
    public sealed record Refused(Refusal Why) : UploadOutcome;
}

/// <summary>
/// Takes a file in pieces, so that a broken line costs nothing that has come. Once it is whole it goes through
/// <see cref="ReceiveSubmission"/> like any other file. Each request is judged by who asks: an upload is its beginner's alone.
/// </summary>
public sealed class ResumableUpload(
    HubDatabase database, DatasetKinds kinds, QuarantineFolder folder, ReceiveSubmission receive, IngestOptions options, TimeProvider time)
{
    /// <summary>How long an upload may be gone on with.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    /// <summary>How many uploads that are not whole one person may have.</summary>
    public const int OpenAtMost = 5;

    private readonly UploadFiles _files = new(folder);

    /// <summary>Begins an upload of a declared return.</summary>
    public async Task<UploadOutcome> BeginAsync(
        Actor actor, DeclaredReturn declared, string fileName, long length, CancellationToken cancellationToken)
    {
        if (length < 1 || length > options.MaxFileBytes)
        {
            return new UploadOutcome.Refused(length < 1
                ? new Refusal("empty_file", "The file is empty; export it again and look into it before sending.")
                : new Refusal("too_large", "The file is larger than one return may have; split it by period."));
        }

        if (await GroundAsync(actor, declared, cancellationToken) is not { } ground)
        {
            return new UploadOutcome.Refused(Unfit);
        }

        var (id, now) = (Guid.CreateVersion7(), time.GetUtcNow());
        var name = ground.Request(declared, actor.Acting.AgencyId, fileName, actor.AccountId).SafeFileName;
        var isBegun = await database.InScopeAsync(
            actor.ScopeFor("begin an upload"),
            async session =>
            {
                if (await UploadStore.OpenAsync(session, actor.AccountId, now) >= OpenAtMost)
                {
                    return false;
                }

                // A file without its row is swept; a row without its file would promise what is not there.
                await UploadStore.InsertAsync(
                    session, id, actor.Acting.AgencyId, actor.AccountId, declared, name, length, _files.Begin(id), now, now + Lifetime);
                return true;
            },
            cancellationToken);
        return isBegun ? new UploadOutcome.Going(new(id, 0, length, now + Lifetime, null)) : new UploadOutcome.TooMany();
    }

    /// <summary>How far one's own upload has come; null where there is none.</summary>
    public async Task<UploadState?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
        => await RowAsync(actor, id, cancellationToken) is { } row
            && (row.ResultKey is null ? _files.Offset(id, row.LengthBytes) : row.LengthBytes) is { } offset
            ? State(row, offset)
            : null;

    /// <summary>Takes a piece that begins at an offset; the last one makes it a submission.</summary>
    public async Task<UploadOutcome> AppendAsync(Actor actor, Guid id, long offset, Stream piece, CancellationToken cancellationToken)
    {
        if (await RowAsync(actor, id, cancellationToken) is not { } row)
        {
            return new UploadOutcome.NotThere();
        }

        if (row.SealedKey is null)
        {
            return offset == row.LengthBytes ? new UploadOutcome.Going(State(row, offset)) : new UploadOutcome.WrongOffset(row.LengthBytes);
        }

        if (_files.Offset(id, row.LengthBytes) is null)
        {
            return new UploadOutcome.NotThere();
        }

        var (outcome, came) = await _files.AppendAsync(id, row.SealedKey, row.LengthBytes, offset, piece, cancellationToken);
        switch (outcome)
        {
            case AppendedPiece.WrongPlace:
                return new UploadOutcome.WrongOffset(came);
            case AppendedPiece.Busy:
                return new UploadOutcome.Busy();
            case AppendedPiece.TooMuch:
                await EndAsync(actor, id, CancellationToken.None);
                return new UploadOutcome.TooMuch();
            case AppendedPiece.NoRoom:
                return new UploadOutcome.Refused(new Refusal(
                    "disk_full", "The hub has no room left; tell its administrator. What has come is kept for two days."));
            default:
                // A whole file is received even where its sender has gone meanwhile: they find it among their returns.
                return came == row.LengthBytes
                    ? await FinishAsync(actor, row, CancellationToken.None)
                    : new UploadOutcome.Going(State(row, came));
        }
    }

    /// <summary>Ends one's own upload and destroys what has come; false where there is none.</summary>
    public async Task<bool> EndAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (await RowAsync(actor, id, cancellationToken) is null)
        {
            return false;
        }

        _files.Delete(id);
        await database.InScopeAsync(
            actor.ScopeFor("end an upload"), session => UploadStore.DeleteAsync(session, id), cancellationToken);
        return true;
    }

    private static Refusal Unfit { get; } = new("declaration", "What was declared no longer fits; look at it again.");

    private static UploadState State(UploadRow row, long offset)
        => new(row.UploadId, offset, row.LengthBytes, row.ExpiresAt, row.ResultKey);

    private async Task<UploadOutcome> FinishAsync(Actor actor, UploadRow row, CancellationToken cancellationToken)
    {
        var declared = row.Declaration;
        if (await GroundAsync(actor, declared, cancellationToken) is not { } ground)
        {
            await EndAsync(actor, row.UploadId, cancellationToken);
            return new UploadOutcome.Refused(Unfit);
        }

        ReceiveOutcome outcome;
        await using (var content = _files.Open(row.UploadId, row.SealedKey!))
        {
            outcome = await receive.RunAsync(
                ground.Request(declared, actor.Acting.AgencyId, row.FileName, actor.AccountId), content, cancellationToken);
        }

        var key = outcome switch
        {
            ReceiveOutcome.Received received => received.Key,
            ReceiveOutcome.AlreadyLoaded same => same.Key,
            _ => (Guid?)null,
        };
        if (key is not { } result)
        {
            await EndAsync(actor, row.UploadId, cancellationToken);
            return new UploadOutcome.Refused(outcome is ReceiveOutcome.Refused refused ? refused.Why : Unfit);
        }

        await database.InScopeAsync(
            actor.ScopeFor("end an upload"), session => UploadStore.EndAsync(session, row.UploadId, result), cancellationToken);
        _files.Delete(row.UploadId);
        return new UploadOutcome.Going(State(row with { ResultKey = result }, row.LengthBytes));
    }

    private async Task<UploadRow?> RowAsync(Actor actor, Guid id, CancellationToken cancellationToken)
        => actor.Can(Permission.SendSubmissions)
            ? await database.InScopeAsync(
                actor.ScopeFor("go on with an upload"),
                session => UploadStore.FindAsync(session, id, actor.Acting.AgencyId, actor.AccountId, time.GetUtcNow()),
                cancellationToken)
            : null;

    private async Task<ReturnGround?> GroundAsync(Actor actor, DeclaredReturn declared, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.SendSubmissions) || declared.From >= declared.Until || declared.IsNil)
        {
            return null;
        }

        var ground = await database.InScopeAsync(
            actor.ScopeFor("send a return"),
            session => SendingQueries.GroundAsync(
                session, kinds, actor.Acting.AgencyId, declared.Kind, (declared.From, declared.Until), UkTime.Today(time)),
            cancellationToken);
        return ground?.Problems(declared).Count == 0 ? ground : null;
    }
}
