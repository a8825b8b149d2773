using Hub.Data.Database;

namespace Hub.Data.Persons.Rights.Decisions;

/// <summary>Destroys the copies made for people once their time has come. Run daily over every agency.</summary>
public sealed class DestroyRightsExtracts(TimeProvider time)
{
    /// <summary>Destroys what is due and returns how many copies that were.</summary>
    public Task<int> RunAsync(HubSession session) => RightsDecisionStore.DestroyExtractsAsync(session, time.GetUtcNow());
}
