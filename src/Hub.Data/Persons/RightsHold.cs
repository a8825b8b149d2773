using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;

namespace Hub.Data.Persons;

/// <summary>
/// Holds rows that a person has asked about until the request is answered, and rows whose use a person has had restricted: they are
/// kept for that person. Says which of the two, never whose.
/// </summary>
public sealed class RightsHold : IHold
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> OnAsync(HubSession session, long submissionId)
    {
        var held = await RightsHoldQueries.ReadAsync(session, submissionId);
        var sentences = new List<string>();
        if (held.Requests > 0)
        {
            sentences.Add(
                "A person has asked about rows of this return and the request is not answered yet, so they must stay until it is; "
                + "ask your agency's information governance.");
        }

        if (held.Restricted > 0)
        {
            sentences.Add(
                "The use of rows of this return is restricted at a person's request, so they are kept for that person; "
                + "ask your agency's information governance to end the restriction first.");
        }

        return sentences;
    }
}
