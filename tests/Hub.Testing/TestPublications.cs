using System.Security.Cryptography;
using System.Text;
using Dapper;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Sections;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;
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

    /// <summary>
    /// Words under every section, one key judgement, and an answer to each question that the sample's figures raise: nothing stands in
    /// the way of such a profile.
    /// </summary>
    public async Task WriteAsync(Guid publication, Guid author, params string[] but)
    {
        var sections = new[] { SectionKeys.Summary, SectionKeys.Gaps, SectionKeys.Groups }
            .Concat(ThreatTheme.Threats.Select(theme => SectionKeys.Threat(theme.Code))).Except(but).ToArray();
        await ExecuteAsync(
            """
            insert into profile.sections (publication_id, profile_area_id, section, markdown, changed_by, changed_at)
            select p.publication_id, p.profile_area_id, s, 'Invented words about ' || s || '.', @author, now()
            from profile.publications p cross join unnest(@sections) s where p.publication_id = @publication;
            insert into profile.judgements (judgement_id, publication_id, profile_area_id, section, position, judgement, probability,
                confidence, confidence_reason, figure_codes, changed_by, changed_at)
            select gen_random_uuid(), p.publication_id, p.profile_area_id, 'summary', 1, 'An invented group will try to move into the area.',
                'likely', 'moderate', 'Two returns agree.', array[@code], @author, now()
            from profile.publications p where p.publication_id = @publication;
            insert into profile.checklist_answers (publication_id, profile_area_id, rule, subject, answer, account_id, at)
            select p.publication_id, p.profile_area_id, r, p.snapshot_id::text, 'It bears it.', @author, now()
            from profile.publications p cross join unnest(array['late-sources', 'newer-data']) r where p.publication_id = @publication
            """,
            new { publication, author, sections, code = SampleSnapshot.Full().Indicators[0].Code });
    }

    /// <summary>Frozen editions with a file of each format, as a release leaves them. By name of the edition.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> AddEditionsAsync(Guid publication, params string[] editions)
    {
        var made = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var edition in editions)
        {
            made[edition] = Guid.CreateVersion7();
            var content = EditionJson.Write(EditionCut.For(SampleEdition.Full(), EditionNames.Read(edition)!.Value));
            await ExecuteAsync(
                """
                insert into profile.editions (edition_id, publication_id, profile_area_id, edition, marking, content, content_sha256, software,
                    created_at)
                select @id, p.publication_id, p.profile_area_id, @edition, p.marking, @content::json, '\x00', 'test', now()
                from profile.publications p where p.publication_id = @publication;
                insert into profile.edition_files (file_id, edition_id, profile_area_id, edition, format, engine, file_name, content, sha256,
                    fonts, rendered_at)
                select gen_random_uuid(), e.edition_id, e.profile_area_id, e.edition, f.format, f.engine, 'profile.' || f.format,
                    convert_to(f.content, 'UTF8'), '\x01', '[]', now()
                from profile.editions e
                cross join (values ('pdf', 'Pdf', '%PDF-1.7'), ('html', 'Html', '<!DOCTYPE html><html lang="en"><head><title>t</title>'
                    '<style>p{}</style></head><body><main><h1>The twin</h1></main></body></html>')) f (format, engine, content)
                where e.edition_id = @id
                """,
                new { id = made[edition], edition, publication, content });
        }

        return made;
    }

    /// <summary>A reader's own copy of an edition.</summary>
    public Task AddCopyAsync(Guid edition, Guid recipient, int number)
        => ExecuteAsync(
            """
            insert into profile.edition_files (file_id, edition_id, profile_area_id, edition, format, engine, file_name, copy_number,
                recipient, content, sha256, fonts, rendered_at)
            select gen_random_uuid(), e.edition_id, e.profile_area_id, e.edition, 'pdf', 'Pdf', 'copy.pdf', @number, @recipient,
                convert_to('%PDF-1.7', 'UTF8'), '\x01', '[]', now()
            from profile.editions e where e.edition_id = @edition
            """,
            new { edition, recipient, number });

    private async Task ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await superuser.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }
}
