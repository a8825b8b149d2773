using System.Text.Json;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Persons.Linking;

namespace Hub.Data.Persons.Register;

/// <summary>A model as it stands in the database, opened.</summary>
/// <param name="ModelId">Its id.</param>
/// <param name="Model">What training froze.</param>
/// <param name="BlockingKey">The key of its blocking keys.</param>
internal sealed record StoredModel(Guid ModelId, LinkModel Model, byte[] BlockingKey);

/// <summary>Models, sealed: a model's tables say how common values are, and hashes of them could be tried.</summary>
internal static class LinkModelStore
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record Row(Guid ModelId, byte[] Sealed, byte[]? SealedKey, int RuleSet);

    /// <summary>The model in force; null where there is none that this program can use.</summary>
    public static async Task<StoredModel?> InForceAsync(HubSession session, MasterKeys keys, string subject, int ruleSet)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(session.Command(
            """
            select model_id, sealed, sealed_key, rule_set from person.link_models
            where subject = @subject and in_force_at is not null and retired_at is null
            """,
            new { subject }));
        if (row is not { SealedKey: { } sealedKey } || row.RuleSet != ruleSet)
        {
            return null;
        }

        try
        {
            var model = LinkModelForm.Read(keys.Unwrap(row.Sealed, "link model " + row.ModelId.ToString("N")));
            return new StoredModel(row.ModelId, model, keys.Unwrap(sealedKey, "blocking key " + row.ModelId.ToString("N")));
        }
        catch (InvalidDataException)
        {
            // Written by another version: a new one is trained.
            return null;
        }
    }

    /// <summary>Keeps a new model and puts it in force.</summary>
    public static async Task KeepAsync(
        HubSession session, MasterKeys keys, string subject, StoredModel stored, byte[] fingerprint,
        IReadOnlyList<(string Name, IReadOnlyList<string> Levels)> comparisons, DateTimeOffset now)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "update person.link_models set retired_at = @now where subject = @subject and in_force_at is not null and retired_at is null",
            new { subject, now }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.link_models (model_id, subject, rule_set, data_fingerprint, record_count, trained_at, trained_by, sealed,
                in_force_at, comparisons, sealed_key)
            values (@ModelId, @subject, @RuleSet, @fingerprint, @Records, @now, @Actor, @Sealed, @now, @Comparisons::jsonb, @SealedKey)
            """,
            new
            {
                stored.ModelId, subject, stored.Model.RuleSet, fingerprint, stored.Model.Records, now, session.Scope.Actor,
                Sealed = keys.Wrap(LinkModelForm.Write(stored.Model), "link model " + stored.ModelId.ToString("N")),
                SealedKey = keys.Wrap(stored.BlockingKey, "blocking key " + stored.ModelId.ToString("N")),
                Comparisons = JsonSerializer.Serialize(comparisons.Select(c => new { c.Name, c.Levels }), Json),
            }));
    }
}
