using System.CommandLine;
using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Audit.Retention;
using Hub.Data.Audit.Verification;
using Hub.Data.Database;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Audit;

/// <summary><c>hub audit verify</c> and <c>hub audit retire</c>.</summary>
public static class AuditCommand
{
    internal static Command Create() => new("audit", "The audit record: verify it, or destroy what its rule keeps no longer.")
    {
        CreateVerify(),
        CreateRetire(),
    };

    /// <summary>Verifies the record with the role that only reads, prints what it found, and returns whether all is well.</summary>
    public static async Task<VerificationReport> VerifyAsync(
        CommandSettings settings, string? heads, TextWriter output, CancellationToken cancellationToken)
    {
        var file = heads is null ? AuditOptions.Read(settings).HeadsFile : Path.GetFullPath(heads);
        await using var source = HubDataSource.Create(settings.AuditDatabase);
        var scope = Scope.None(SystemActors.Audit, "verify the audit record") with { HasOversight = true };
        var report = await new VerifyRecord(new HubDatabase(source), TimeProvider.System)
            .HandleAsync(scope, new VerifyRequest(file), cancellationToken);
        Print(report, file, output);
        if (settings.HasDatabase)
        {
            await using var worker = HubDataSource.Create(settings.Database);
            await RecordVerification.HandleAsync(
                new HubDatabase(worker),
                Scope.None(SystemActors.Audit, "verify the audit record"),
                new VerificationCounts(report.Events, report.Seals, report.Unsealed, report.FindingCount),
                cancellationToken);
        }
        else
        {
            output.WriteLine("Not noted in the record itself: HUB_DATABASE is not set.");
        }

        return report;
    }

    private static Command CreateVerify()
    {
        var heads = new Option<string?>("--heads") { Description = "The exported heads; else Hub:AuditHeads." };
        var command = new Command("verify", "Check audit events against their seals, and seals against the exported heads.") { heads };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = await VerifyAsync(CommandSettings.Read(), parsed.GetValue(heads), Console.Out, cancellationToken);
            return report.IsClean
                ? 0
                : throw new CommandRefusal(
                    $"The audit record is not as it was sealed: {Count(report.FindingCount, "finding")}. "
                    + "See \"A finding\" in docs/operations.md.");
        });
        return command;
    }

    private static Command CreateRetire()
    {
        var command = new Command("retire", "Destroy audit events that are older than the retention rule keeps them.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var source = HubDataSource.Create(CommandSettings.Read().Database);
            var outcome = await new HubDatabase(source).InScopeAsync(
                Scope.None(SystemActors.CommandLine, "destroy old audit events"), DestroyOldEvents.HandleAsync, cancellationToken);
            Console.WriteLine(outcome is DestroyOutcome.Done done
                ? Gone(new Destroyed(done.RuleVersion, done.KeepMonths, done.Seals, done.Events))
                : "No seal is older than the rule keeps it.");
            return 0;
        });
        return command;
    }

    private static void Print(VerificationReport report, string file, TextWriter output)
    {
        output.WriteLine($"Verified {Count(report.Events, "event")} in {Count(report.Seals, "seal")} against {file}.");
        foreach (var gone in report.Destroyed)
        {
            output.WriteLine(Gone(gone));
        }

        output.WriteLine(report.OldestUnsealed is { } age
            ? string.Create(CultureInfo.InvariantCulture, $"Not yet sealed: {report.Unsealed:N0}, the oldest for {age.TotalSeconds:N1} s.")
            : "Nothing waits to be sealed.");
        foreach (var sentence in report.Findings)
        {
            output.WriteLine(sentence);
        }

        if (report.FindingCount > report.Findings.Count)
        {
            output.WriteLine($"… and {report.FindingCount - report.Findings.Count} more.");
        }
    }

    private static string Gone(Destroyed gone)
        => $"Destroyed under rule {gone.RuleVersion} ({gone.KeepMonths} months): "
            + $"{Count(gone.Events, "event")} of {Count(gone.Seals, "seal")}.";

    private static string Count(long number, string noun)
        => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
