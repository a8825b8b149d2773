using System.CommandLine;
using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Indicators;
using Hub.Data.Ingest.Retention;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Ingest;

/// <summary><c>hub retention run</c>: disposes of returns whose time has passed, now and not at night; or lists them.</summary>
public static class RetentionCommand
{
    internal static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "List what would go, and change nothing." };
        var run = new Command("run", "Dispose of returns whose time under their agreement has passed.") { dryRun };
        run.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(dryRun), cancellationToken));
        return new Command("retention", "How long returns are kept.") { run };
    }

    private static async Task<int> RunAsync(bool isDryRun, CancellationToken cancellationToken)
    {
        await using var hub = await LocalHub.StartAsync(CommandSettings.Read(), cancellationToken);
        var scope = await IndicatorQueries.AssemblyScopeAsync(
            hub.Database, SystemActors.CommandLine, "dispose of returns whose time has passed", cancellationToken);
        var retention = hub.Get<RunRetention>();
        if (isDryRun)
        {
            var due = await retention.PreviewAsync(scope, cancellationToken);
            foreach (var one in due)
            {
                Console.WriteLine(Line(one, "would go"));
            }

            Console.WriteLine(Text($"{due.Count:N0} returns would go; nothing was changed."));
            return 0;
        }

        var tally = await retention.RunAsync(
            scope,
            (one, outcome) =>
            {
                Console.WriteLine(Line(one, outcome switch
                {
                    DisposeOutcome.Disposed disposed => Text($"gone, {disposed.Erased.Sum(effect => effect.Count):N0} things erased"),
                    DisposeOutcome.Held held => "held: " + held.Sentence,
                    _ => "not due any more",
                }));
                return Task.CompletedTask;
            },
            cancellationToken);
        Console.WriteLine(Text($"{tally.Disposed:N0} returns are gone, {tally.Held:N0} are held."));
        return 0;
    }

    private static string Line(DueDisposal one, string what)
        => Text($"{one.SubmissionId,8}  {one.Agency,-20} {one.Kind,-30} {one.PeriodFrom:yyyy-MM-dd}  {one.Status}, kept until ")
            + Text($"{one.KeptUntil:yyyy-MM-dd}: {what}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
