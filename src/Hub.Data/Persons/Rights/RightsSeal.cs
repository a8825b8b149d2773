using System.Text.Json;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Persons.Rights;

/// <summary>
/// Seals what a request says of a person, and the copy made for them, with AES-GCM under the hub's master key, bound to the
/// request. The database holds what it cannot read.
/// </summary>
public sealed class RightsSeal(QuarantineFolder folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The keys, for opening identities.</summary>
    internal MasterKeys Keys => folder.Keys;

    internal byte[] Seal(Guid requestId, PersonCriteria criteria)
        => folder.Keys.Wrap(JsonSerializer.SerializeToUtf8Bytes(criteria, Json), Criteria(requestId));

    internal PersonCriteria Open(Guid requestId, byte[] sealedCriteria)
        => JsonSerializer.Deserialize<PersonCriteria>(folder.Keys.Unwrap(sealedCriteria, Criteria(requestId)), Json)
            ?? throw new InvalidOperationException("The sealed criteria of a request are empty.");

    internal byte[] SealExtract(Guid decisionId, byte[] content) => folder.Keys.Wrap(content, Extract(decisionId));

    internal byte[] OpenExtract(Guid decisionId, byte[] sealedContent) => folder.Keys.Unwrap(sealedContent, Extract(decisionId));

    private static string Criteria(Guid requestId) => $"rights request {requestId:N}";

    private static string Extract(Guid decisionId) => $"rights extract {decisionId:N}";
}
