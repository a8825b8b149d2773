using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest.Loading;
using Hub.Data.Persons.Review;
using Hub.Data.Persons.Rights;

namespace Hub.Testing;

/// <summary>A linked record of a test.</summary>
public sealed record TestPairRecord(long Record, Guid Agency, Guid Agreement);

/// <summary>
/// Records of two agencies with sealed names, links between them and the queue that the hub makes of them, put straight into a test's
/// database as the worker's linking would leave them. The people are invented.
/// </summary>
public sealed class TestPairs(TestDatabase database, RightsSeal seal, CancellationToken cancellationToken)
{
    /// <summary>Levels of the model's two comparisons, by number: missing, different, alike.</summary>
    private const string Comparisons =
        """
        [{"name":"Before anything is compared","levels":["any two records"]},
         {"name":"Name","levels":["missing","different","a nickname or slip","the same"]},
         {"name":"Date of birth","levels":["missing","different","one figure differs","the same"]}]
        """;

    private readonly Guid _model = Guid.CreateVersion7();

    /// <summary>The run that the records were linked by.</summary>
    public long Run { get; private set; }

    /// <summary>A model in force and a run.</summary>
    public async Task<TestPairs> StartAsync(string participants = "[]")
    {
        Run = await ScalarAsync<long>(
            """
            update person.link_models set retired_at = now() where retired_at is null;
            insert into person.link_models (model_id, subject, rule_set, data_fingerprint, record_count, trained_at, trained_by, sealed,
                in_force_at, comparisons)
            values (@_model, 'person', 1, '\x00', 1200, now(), 'test', '\x00', now(), @Comparisons::jsonb);
            insert into person.link_runs (subject, model_id, scale, started_at, finished_at, record_count, compared_pairs, link_count,
                cluster_count, several_agencies_count, participants, blocking, notes)
            values ('person', @_model, 'full', now(), now(), 1200, 45000, 800, 900, 120, @participants::jsonb, '[]', '{}')
            returning run_id
            """,
            new { _model, Comparisons, participants });
        return this;
    }

    /// <summary>An agreement of an agency with recipients; null fields allow every field.</summary>
    public async Task<Guid> AddAgreementAsync(Guid agency, string reference, string kind, string[]? fields, params Guid[] recipients)
    {
        var id = Guid.CreateVersion7();
        await ScalarAsync<int>(
            """
            insert into sharing.agreements (agreement_id, agency_id, reference, title, purpose, lawful_basis, gateway, data_class_ceiling,
                retention_months, contact_name, signed_on, valid_from, valid_until, status, party_ids)
            values (@id, @agency, @reference, 'T', 'P', 'uk_gdpr_6_1_e', 'cda_1998_s115', 'criminal', 36, 'the sharing desk', '2020-01-01',
                '2020-01-01', '2040-01-01', 'signed', @Parties);
            insert into sharing.agreement_parties (agreement_id, agency_id, party_role, regime, lawful_basis, gateway)
            select @id, p, case when p = @agency then 'supplier' else 'recipient' end, 'part2', 'uk_gdpr_6_1_e', 'cda_1998_s115'
            from unnest(@Parties) p;
            insert into sharing.agreement_kinds (agreement_id, agency_id, kind, fields) values (@id, @agency, @kind, @fields);
            select 1
            """,
            new { id, agency, reference, kind, fields, Parties = recipients.Prepend(agency).Distinct().ToArray() });
        return id;
    }

    /// <summary>
    /// A record of a person, in a cluster of its own or in that of another record. Its return covers a time to come that no other test declares.
    /// </summary>
    public async Task<TestPairRecord> AddRecordAsync(
        Guid agency, Guid agreement, string kind, IReadOnlyDictionary<string, string> values, long? cluster = null, string? lsoa = null)
    {
        var (key, text) = (RandomNumberGenerator.GetBytes(32), JsonSerializer.SerializeToUtf8Bytes(values));
        var submission = await ScalarAsync<long>(
            """
            set session_replication_role = replica;
            insert into ingest.submissions (submission_key, agency_id, agreement_id, kind, kind_version, period_from, period_until,
                file_name, file_bytes, sha256, received_at, asked_by, status, decided_at)
            values (gen_random_uuid(), @agency, @agreement, @kind, 1, date '2100-01-01' + (random() * 60000)::int, '2290-01-01',
                'return.csv', 1, '\x00', now(), 'test', 'accepted', now())
            returning submission_id
            """,
            new { agency, agreement, kind });
        var keyId = $"identity {submission}";
        using var sealer = new IdentitySealer(key, submission);
        var sealedText = new byte[text.Length + IdentitySealer.Overhead];
        sealer.Seal(1, text, sealedText);
        var record = await ScalarAsync<long>(
            """
            insert into ingest.source_records (submission_id, row_number, agency_id, agreement_id, event_from, event_until,
                place_precision, fields, lsoa21)
            values (@submission, 1, @agency, @agreement, '2026-03-04', '2026-03-05', 'lsoa', '{"sex": "female"}', @lsoa);
            insert into person.identity_keys (submission_id, agency_id, agreement_id, key_id, sealed_key, created_at)
            values (@submission, @agency, @agreement, @keyId, @SealedKey, now());
            insert into person.identity (submission_id, row_number, agency_id, agreement_id, key_id, sealed)
            values (@submission, 1, @agency, @agreement, @keyId, @sealedText);
            insert into person.link_records (record_id, subject, submission_id, row_number, agency_id, agreement_id, kind, decision_key,
                entity_id, cluster_record, cluster_id, component_record)
            select n, 'person', @submission, 1, @agency, @agreement, @kind, sha256(n::text::bytea), gen_random_uuid(),
                coalesce(@cluster, n), gen_random_uuid(), coalesce(@cluster, n)
            from nextval('person.link_record_ids') n
            returning record_id
            """,
            new { submission, agency, agreement, kind, cluster, lsoa, keyId, sealedText, SealedKey = seal.Keys.Wrap(key, keyId) });
        return new TestPairRecord(record, agency, agreement);
    }

    /// <summary>A link whose parts add up to its weight.</summary>
    public Task AddLinkAsync(TestPairRecord one, TestPairRecord other, float weight)
        => ScalarAsync<int>(
            """
            insert into person.links (left_record, right_record, model_id, left_agency, right_agency, weight, levels, bits)
            values (@Left, @Right, @_model, @LeftAgency, @RightAgency, @weight, array[0, @Name, @Birth]::smallint[],
                array[-12, @weight + 12 - @Second, @Second]::real[]);
            select 1
            """,
            new
            {
                Left = Math.Min(one.Record, other.Record),
                Right = Math.Max(one.Record, other.Record),
                LeftAgency = one.Record < other.Record ? one.Agency : other.Agency,
                RightAgency = one.Record < other.Record ? other.Agency : one.Agency,
                _model,
                weight,
                Name = 3,
                Birth = weight > 0 ? 3 : 1,
                Second = weight > 0 ? 7.5f : -3.5f,
            });

    /// <summary>Makes the queue, as the worker does at the end of a run.</summary>
    public async Task<int> RefreshAsync()
    {
        var scope = await IndicatorQueries.AssemblyScopeAsync(database.Jobs, "system:test", "link records", cancellationToken);
        return await database.Jobs.InScopeAsync(
            scope, session => ReviewQueue.RefreshAsync(session, ReviewPurpose.Person), cancellationToken);
    }

    /// <summary>The pair of two records in the queue.</summary>
    public Task<Guid> PairAsync(TestPairRecord one, TestPairRecord other)
        => ScalarAsync<Guid>(
            "select pair_id from person.review_pairs where left_record = @Left and right_record = @Right",
            new { Left = Math.Min(one.Record, other.Record), Right = Math.Max(one.Record, other.Record) });

    /// <summary>Says what an answer about a pair would change, where the test's areas are not drawn.</summary>
    public Task SetEffectAsync(Guid pair, int effect, params string[] words)
        => ScalarAsync<int>(
            "update person.review_pairs set effect = @effect, expected = @effect, effect_words = @words where pair_id = @pair returning 1",
            new { pair, effect, words });

    /// <summary>Runs a statement as superuser and gives its first value.</summary>
    public async Task<T> ScalarAsync<T>(string sql, object parameters)
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(cancellationToken);
        var value = await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        await connection.ExecuteAsync("set session_replication_role = origin");
        return value!;
    }

    /// <summary>Name, date of birth and postcode of an invented person.</summary>
    public static IReadOnlyDictionary<string, string> Person(string forename, string surname, string birth, string postcode, bool isHousing = false)
        => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["forename"] = forename, ["surname"] = surname, ["date_of_birth"] = birth, [isHousing ? "postcode" : "home_postcode"] = postcode,
        };
}
