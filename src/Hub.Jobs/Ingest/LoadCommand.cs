using System.CommandLine;
using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Ingest;

/// <summary><c>hub load</c>: takes returns in, in the name of their agency, and waits until they are decided.</summary>
public static class LoadCommand
{
    internal static Command Create()
    {
        var agency = new Option<string>("--agency") { Description = "Code of the agency whose data it is.", Required = true };
        var kind = new Option<string>("--kind") { Description = "Dataset kind (hub kinds list).", Required = true };
        var period = new Option<string>("--period")
        {
            Description = "2025-03 (month), 2025-Q1, 2025 (calendar year) or 2025-01-01..2025-04-01 (first day, day after the last).",
            Required = true,
        };
        var files = new Argument<string[]>("FILE") { Description = "CSV or XLSX files.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("load", "Take in returns of one agency, kind and period.") { agency, kind, period, files };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var wanted = PeriodText.Parse(parsed.GetRequiredValue(period))
                ?? throw new CommandRefusal(
                    $"--period {parsed.GetValue(period)} is not understood; write 2025-03, 2025-Q1, 2025 or 2025-01-01..2025-04-01.");
            return await LoadAsync(
                parsed.GetRequiredValue(agency), parsed.GetRequiredValue(kind), wanted, parsed.GetRequiredValue(files), cancellationToken);
        });
        return command;
    }

    private static async Task<int> LoadAsync(
        string agency, string kind, FolderPeriod period, string[] paths, CancellationToken cancellationToken)
    {
        await using var hub = await LocalHub.StartAsync(CommandSettings.Read(), cancellationToken);
        var agencyId = await hub.Database.InScopeAsync(
                Scope.None(SystemActors.CommandLine, "find an agency"),
                session => AgencyQueries.FindAsync(session, agency),
                cancellationToken)
            ?? throw new CommandRefusal($"The agency {agency} is not registered; correct --agency, or declare it in an input folder.");
        var files = paths.Select(path => new ReturnFile(agency, agencyId, kind, Path.GetFullPath(path), period, null)).ToList();
        var received = await ReceiveFiles.ReceiveAsync(hub, files, SystemActors.CommandLine, Doors.Command, cancellationToken);
        await ReceiveFiles.WaitAsync(hub, received, cancellationToken);

        var decided = await hub.Database.InScopeAsync(
            Scope.Of(SystemActors.CommandLine, "report what became of a return", agencyId),
            session => IngestSummaryQueries.SubmissionsAsync(
                session, [.. received.Select(file => file.Outcome).OfType<ReceiveOutcome.Received>().Select(r => r.SubmissionId)]),
            cancellationToken);
        var refused = 0;
        foreach (var (file, outcome) in received)
        {
            var (sentence, stands) = Describe(outcome, decided);
            refused += stands ? 0 : 1;
            Console.WriteLine($"{Path.GetFileName(file.Path)}: {sentence}");
        }

        return refused == 0
            ? 0
            : throw new CommandRefusal($"{refused} of {received.Count} files do not stand; each line above says why and what to do.");
    }

    private static (string Sentence, bool Stands) Describe(ReceiveOutcome outcome, IReadOnlyList<SubmissionSummary> decided)
        => outcome switch
        {
            ReceiveOutcome.Received received => Describe(decided.Single(row => row.SubmissionId == received.SubmissionId)),
            ReceiveOutcome.AlreadyLoaded already => (already.Sentence, true),
            ReceiveOutcome.PeriodAlreadyAccepted other => (other.Sentence, false),
            ReceiveOutcome.Refused refused => (refused.Why.Message, false),
            _ => throw new InvalidOperationException($"An outcome is not handled: {outcome.GetType().Name}."),
        };

    private static (string Sentence, bool Stands) Describe(SubmissionSummary row)
        => row.Refusal is { } why ? ("rejected. " + why, false)
            : row.HeldSentence is { } held ? ("held. " + held, false)
            : (string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Status.Replace('_', ' ')}, {row.RowsAccepted:N0} of {row.RowsRead:N0} rows; {row.RowsPlaced:N0} placed, "
                + $"{row.RowsOutside:N0} outside, {row.RowsUnplaced:N0} without a place (submission {row.SubmissionId})"), true);
}
