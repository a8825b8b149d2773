using System.CommandLine;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Scanning;
using Hub.Jobs.Profiles;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.CommandLine;

/// <summary><c>hub doctor</c>: checks what the worker needs, and says for each thing what to do.</summary>
public static class DoctorCommand
{
    internal static Command Create()
    {
        var command = new Command("doctor", "Check database, roles, files folder, virus scanner and PDF engine.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var settings = CommandSettings.Read();
            var checks = new (string Name, Func<Task<string?>> Check)[]
            {
                ("database", () => DatabaseAsync(settings, cancellationToken)),
                ("version", () => VersionAsync(settings, cancellationToken)),
                ("role", () => RoleAsync(settings, cancellationToken)),
                ("files", () => Task.FromResult(FilesProblem(settings))),
                ("kinds", () => Task.FromResult(KindsProblem(settings))),
                ("scanner", () => ScannerProblemAsync(settings, cancellationToken)),
                ("pdf", () => Task.FromResult(EngineProblem(settings))),
            };
            var bad = 0;
            foreach (var (name, check) in checks)
            {
                var problem = await ProblemAsync(check);
                bad += problem is null ? 0 : 1;
                Console.WriteLine($"{name,-10} {problem ?? "ok"}");
            }

            return bad == 0 ? 0 : throw new CommandRefusal($"{bad} of {checks.Length} checks failed; each line above says what to do.");
        });
        return command;
    }

    private static async Task<string?> ProblemAsync(Func<Task<string?>> check)
    {
        try
        {
            return await check();
        }
        catch (CommandRefusal refusal)
        {
            return refusal.Message;
        }
        catch (Exception fault) when (fault is Npgsql.NpgsqlException or IOException or UnauthorizedAccessException)
        {
            return JobFault.Sentence(fault);
        }
    }

    private static async Task<string?> DatabaseAsync(CommandSettings settings, CancellationToken cancellationToken)
    {
        await using var source = HubDataSource.Create(settings.Database);
        return await Readiness.ProblemAsync(source, TimeSpan.FromSeconds(10), cancellationToken);
    }

    private static async Task<string?> VersionAsync(CommandSettings settings, CancellationToken cancellationToken)
    {
        await using var source = HubDataSource.Create(settings.OwnerDatabase);
        var missing = await new Migrator(source).MissingAsync(cancellationToken);
        return missing.Count == 0 ? null : $"{missing.Count} migrations are not applied; run hub migrate.";
    }

    private static async Task<string?> RoleAsync(CommandSettings settings, CancellationToken cancellationToken)
    {
        await using var source = HubDataSource.Create(settings.Database);
        return await ProcessRights.RefusalAsync(source, "worker", Roles.Jobs, cancellationToken);
    }

    private static string? KindsProblem(CommandSettings settings)
    {
        var errors = DatasetKinds.Load(settings.Datasets).Errors;
        return errors.Count == 0 ? null : $"{errors.Count} errors in dataset kinds, the first: {errors[0].Text}";
    }

    private static async Task<string?> ScannerProblemAsync(CommandSettings settings, CancellationToken cancellationToken)
        => settings.Scanner.Problem() is { } problem ? problem
            : (await new ClamdScanner(settings.Scanner).IdentifyAsync(cancellationToken)).Fault is { } fault ? ScanWords.ForOperator(fault)
            : null;

    private static string? EngineProblem(CommandSettings settings)
    {
        ProfilesFeature.EnsureEngine(settings.Configuration);
        return null;
    }

    private static string? FilesProblem(CommandSettings settings)
    {
        var folder = settings.Ingest.FilesFolder;
        Directory.CreateDirectory(folder);
        var probe = Path.Combine(folder, ".doctor-" + Guid.NewGuid().ToString("N"));
        File.WriteAllText(probe, "");
        File.Delete(probe);
        return null;
    }
}
