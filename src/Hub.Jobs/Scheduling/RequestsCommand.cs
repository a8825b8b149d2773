using System.CommandLine;
using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Scheduling;

/// <summary><c>hub requests list</c> and <c>hub requests retry ID</c>: what waits, and putting back what was parked.</summary>
public static class RequestsCommand
{
    internal static Command Create()
    {
        var list = new Command("list", "List the requests that are not done.");
        list.SetAction(async (_, cancellationToken) =>
        {
            await using var source = HubDataSource.Create(CommandSettings.Read().Database);
            var open = await new HubDatabase(source).InScopeAsync(
                Scope.None(SystemActors.CommandLine, "list open requests"), JobRequests.OpenAsync, cancellationToken);
            foreach (var request in open)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{request.RequestId,8} {request.Kind,-18} {request.SubjectId,-38} {request.State,-8} "
                    + $"{request.Attempts}  {request.Error}"));
            }

            return 0;
        });

        var id = new Argument<long>("ID") { Description = "The request's number." };
        var retry = new Command("retry", "Put a parked request back, its attempts counted anew.") { id };
        retry.SetAction(async (parsed, cancellationToken) =>
        {
            var request = parsed.GetRequiredValue(id);
            await using var source = HubDataSource.Create(CommandSettings.Read().Database);
            var isBack = await new HubDatabase(source).InScopeAsync(
                Scope.None(SystemActors.CommandLine, "put a parked request back"),
                session => JobRequests.UnparkAsync(session, request),
                cancellationToken);
            return isBack ? 0 : throw new CommandRefusal($"Request {request} is not parked; hub requests list shows what waits.");
        });
        return new Command("requests", "Work that was asked for.") { list, retry };
    }
}
