using Hub.Data.Database;
using Hub.Data.Indicators;

namespace Hub.Jobs.Tests.Pipeline;

/// <summary>Work in a transaction that is rolled back, with every agency and area in its scope.</summary>
internal static class Undone
{
    public static async Task InAsync(HubDatabase database, Func<HubSession, Task> work, CancellationToken token)
    {
        var scope = await IndicatorQueries.AssemblyScopeAsync(database, "system:test", "try and undo", token);
        await Assert.ThrowsAsync<UndoneException>(() => database.InScopeAsync<int>(
            scope,
            async session =>
            {
                await work(session);
                throw new UndoneException();
            },
            token));
    }

    private sealed class UndoneException : Exception;
}
