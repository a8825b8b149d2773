using System.CommandLine;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Reports;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Ingest;

/// <summary><c>hub report</c>: prints the report on a submission, the same that the page shows and the API serves. Recorded.</summary>
public static class ReportCommand
{
    private const string Purpose = "print the report of a return";

    internal static Command Create()
    {
        var submission = new Argument<long>("SUBMISSION") { Description = "The submission's number, as messages and hub load name it." };
        var command = new Command("report", "Print the report on a submission as JSON.") { submission };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var source = HubDataSource.Create(CommandSettings.Read().Database);
            Console.Write(await PrintAsync(new HubDatabase(source), parsed.GetRequiredValue(submission), cancellationToken));
            return 0;
        });
        return command;
    }

    /// <summary>The report as text.</summary>
    /// <exception cref="CommandRefusal">There is no such submission.</exception>
    public static async Task<string> PrintAsync(HubDatabase database, long submissionId, CancellationToken cancellationToken)
    {
        var agencies = await database.InScopeAsync(
            Scope.None(SystemActors.CommandLine, Purpose), AgencyQueries.AllAsync, cancellationToken);
        var found = await database.InScopeAsync(
            new Scope(SystemActors.CommandLine, Purpose, agencies, []),
            session => SubmissionQueries.OwnerAsync(session, submissionId),
            cancellationToken);
        return found is { } owner && await new ReadSubmissionProblems(database).RunAsync(
                Scope.Of(SystemActors.CommandLine, Purpose, owner.AgencyId), owner.AgencyId, owner.Key, cancellationToken)
            is SubmissionProblemsOutcome.Shown shown
            ? shown.Document.ToJson()
            : throw new CommandRefusal($"There is no submission {submissionId}; correct the number.");
    }
}
