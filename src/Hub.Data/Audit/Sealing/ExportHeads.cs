using Hub.Data.Database;

namespace Hub.Data.Audit.Sealing;

/// <summary>
/// Sends the heads of committed seals to one place outside. What a place holds is read from the place itself where that can be
/// asked, so a head that was not sent before the process died is sent at the next start. Every machine keeps the whole chain.
/// </summary>
public sealed class ExportHeads(HubDatabase database, IHeadTarget target)
{
    private const int AtOnce = 500;
    private bool _hasLooked;

    /// <summary>Sends what is new; returns how many heads that was.</summary>
    /// <exception cref="IOException">The place cannot be reached; nothing is lost, the next call sends it.</exception>
    public async Task<int> HandleAsync(Scope scope, CancellationToken cancellationToken)
    {
        var exported = await database.InScopeAsync(
            scope, session => SealStore.ExportedAsync(session, target.Name), cancellationToken);
        var after = exported;
        var sent = 0;
        while (true)
        {
            var isLooking = !_hasLooked;
            after = isLooking ? target.LastNumber() ?? exported : after;
            var lines = await database.InScopeAsync(
                scope, session => SealStore.AfterAsync(session, after, AtOnce), cancellationToken);
            if (lines.Count == 0 && !(isLooking && after < exported))
            {
                _hasLooked = true;
                return sent;
            }

            var last = target.Append(lines, after, exported);
            _hasLooked = true;
            if (last < after)
            {
                // The place has lost what it held: begin again from what it holds now.
                after = last;
                continue;
            }

            await database.InScopeAsync(
                scope, session => SealStore.SetExportedAsync(session, target.Name, last), cancellationToken);
            (sent, after) = (sent + lines.Count, last);
        }
    }
}
