using Hub.Data.Database;

namespace Hub.Data.Profiles.Receipts;

/// <summary>An agency's own receipts. Row-level security shows no other agency's.</summary>
public static class ReceiptQueries
{
    private const int ListAtMost = 24;

    /// <summary>The newest ones first.</summary>
    public static Task<IReadOnlyList<Receipt>> ListAsync(HubSession session, Guid agencyId)
        => ReceiptStore.ListAsync(session, agencyId, ListAtMost);

    /// <summary>The newest of them in which returns of a kind were used; null where none was.</summary>
    public static async Task<Receipt?> NewestOfAsync(HubSession session, Guid agencyId, string kind)
        => (await ListAsync(session, agencyId)).FirstOrDefault(receipt => receipt.Content.Kinds.Any(used => used.Kind == kind));
}
