using System.Text.Json;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Persons.Rights;

/// <summary>
/// Seals what a request says of a person, and the copy made for them, with AES-GCM under the hub's master key, bound to the
/// request. The database holds what it cannot read.
/// </summary>
/// <param name="keyFile">The hub's key file (<c>Hub:KeyFile</c>), opened on first use.</param>
/// <param name="mayCreate">Whether a missing key file is made: never in production.</param>
public sealed class RightsSeal(string? keyFile, bool mayCreate)
{
    private readonly Lazy<MasterKeys> _keys = new(() => MasterKeys.Open(
        keyFile ?? throw new InvalidOperationException("Requests of people need the master keys: set Hub:KeyFile."), mayCreate));

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The keys, for opening identities.</summary>
    internal MasterKeys Keys => _keys.Value;

    /// <summary>Seals who a person is, for one request.</summary>
    public byte[] Seal(Guid requestId, PersonCriteria criteria)
        => Keys.Wrap(JsonSerializer.SerializeToUtf8Bytes(criteria, Json), Criteria(requestId));

    internal PersonCriteria Open(Guid requestId, byte[] sealedCriteria)
        => JsonSerializer.Deserialize<PersonCriteria>(Keys.Unwrap(sealedCriteria, Criteria(requestId)), Json)
            ?? throw new InvalidOperationException("The sealed criteria of a request are empty.");

    /// <summary>Seals the copy that belongs to one decision.</summary>
    public byte[] SealExtract(Guid decisionId, byte[] content) => Keys.Wrap(content, Extract(decisionId));

    internal byte[] OpenExtract(Guid decisionId, byte[] sealedContent) => Keys.Unwrap(sealedContent, Extract(decisionId));

    private static string Criteria(Guid requestId) => $"rights request {requestId:N}";

    private static string Extract(Guid decisionId) => $"rights extract {decisionId:N}";
}
