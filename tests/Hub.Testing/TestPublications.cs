using System.Security.Cryptography;
using System.Text;
using Dapper;
using Hub.Data.Profiles.Snapshot;
using Npgsql;

namespace Hub.Testing;

/// <summary>Frozen figures and profiles on their way, put straight into a test's database.</summary>
public sealed class TestPublications(NpgsqlDataSource superuser, CancellationToken cancellationToken)
{
    private static int s_days;

    private static readonly DateOnly From = new(2025, 1, 1);

    /// <summary>A first day that no other profile has: an area and period has one profile on its way at a time.</summary>
    public static DateOnly AnyDay() => new DateOnly(1900, 1, 1).AddDays(Interlocked.Increment(ref s_days));

    /// <summary>Frozen figures of an area for the calendar year 2025, complete enough for every section.</summary>
    public async Task<Guid> AddSnapshotAsync(long area, long[]? submissions = null, SnapshotContent? content = null, DateOnly? from = null)
    {
        var id = Guid.CreateVersion7();
        var text = SnapshotJson.Write(content ?? SampleSnapshot.Full());
        await ExecuteAsync(
            """
            insert into profile.snapshots (snapshot_id, profile_area_id, area_kind, area_code, period_from, period_until, indicator_run_id,
                snapshot_schema, submission_ids, content, content_sha256, created_at, created_by)
            select @id, a.area_id, a.kind, a.code, @from, @from + interval '1 year', 1, 1, @submissions, @text::json, @hash,
                clock_timestamp(), 'test'
            from area.areas a where a.area_id = @area
            """,
            new
            {
                id, area, submissions = submissions ?? [], text, hash = SHA256.HashData(Encoding.UTF8.GetBytes(text)), from = from ?? From,
            });
        return id;
    }

    /// <summary>A profile in a state, written by somebody, of new frozen figures.</summary>
    public async Task<Guid> AddAsync(
        long area, Guid author, string status = "draft", Guid? reviewer = null, Guid? approver = null, DateOnly? from = null,
        Guid? snapshot = null)
    {
        var id = Guid.CreateVersion7();
        var figures = snapshot ?? await AddSnapshotAsync(area, from: from);
        await ExecuteAsync(
            """
            insert into profile.publications (publication_id, profile_area_id, area_kind, area_code, period_from, period_until, snapshot_id,
                edition_number, status, marking, handling, created_by, created_at, submitted_by, submitted_at, reviewed_by, reviewed_at,
                approved_by, approved_at, released_at)
            select @id, s.profile_area_id, s.area_kind, s.area_code, s.period_from, s.period_until, s.snapshot_id, 1, @status,
                'OFFICIAL-SENSITIVE', 'For the named partners only.', @author, now(),
                case when @status <> 'draft' then @author end, case when @status <> 'draft' then now() end,
                @reviewer, case when @reviewer::uuid is not null then now() end,
                @approver, case when @approver::uuid is not null then now() end,
                case when @status in ('released', 'superseded', 'recalled') then now() end
            from profile.snapshots s where s.snapshot_id = @figures;
            insert into profile.authors (publication_id, profile_area_id, account_id, first_at) values (@id, @area, @author, now());
            insert into profile.steps (publication_id, profile_area_id, step_number, step, account_id, at)
            values (@id, @area, 1, 'begun', @author, now())
            """,
            new { id, figures, status, author, area, reviewer, approver });
        return id;
    }

    private async Task ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await superuser.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }
}
