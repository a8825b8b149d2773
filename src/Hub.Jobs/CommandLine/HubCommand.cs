using System.CommandLine;
using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Jobs.Access;
using Hub.Jobs.Areas;
using Hub.Jobs.Audit;
using Hub.Jobs.Database;
using Hub.Jobs.Ingest;
using Hub.Jobs.Persons;
using Hub.Jobs.Persons.Linking;
using Hub.Jobs.Profiles;
using Hub.Jobs.Scheduling;
using Npgsql;

namespace Hub.Jobs.CommandLine;

/// <summary>The command line <c>hub</c>: one verb a file, in its feature's folder.</summary>
public static class HubCommand
{
    /// <summary>Runs one verb. 0 only on success; a failure is one sentence on standard error.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(parsed.Errors[0].Message + " Try hub --help.");
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // Long enough for a worker to give its work back.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(15),
            });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return 130;
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync(Sentence(fault));
            if (Environment.GetEnvironmentVariable("HUB_DEBUG") is { Length: > 0 })
            {
                await Console.Error.WriteLineAsync(fault.ToString());
            }

            return 1;
        }
    }

    internal static RootCommand Create()
        => new("The data-sharing hub: worker and command line.")
        {
            WorkerCommand.Create(),
            MigrateCommand.Create(),
            AreasImportCommand.Create(),
            KindsListCommand.Create(),
            LoadCommand.Create(),
            ReportCommand.Create(),
            ProfileCommand.Create(),
            ThreatMatrixCommand.Create(),
            LinkCommand.Create(),
            PersonsCommand.Create(),
            OnceCommand.Create(),
            RequestsCommand.Create(),
            RetentionCommand.Create(),
            AdminCommand.Create(),
            AuditCommand.Create(),
            DoctorCommand.Create(),
        };

    /// <summary>Every verb as it is typed: "migrate", "areas import".</summary>
    public static IReadOnlyList<string> Verbs() => [.. Create().Subcommands.SelectMany(Names)];

    private static IEnumerable<string> Names(Command command)
        => command.Subcommands.Count == 0
            ? [command.Name]
            : command.Subcommands.SelectMany(Names).Select(name => command.Name + " " + name);

    private static string Sentence(Exception fault) => fault switch
    {
        CommandRefusal or MigrationChangedException or InputFolderException or AreaFolderException => fault.Message,
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName } =>
            "The database is not of this version; run hub migrate first.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            "The database does not exist; create it, or correct the name in HUB_DATABASE.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            "The database refused the sign-in; correct the user name and password in HUB_DATABASE.",
        NpgsqlException and not PostgresException =>
            "The database could not be reached; start it, or correct HUB_DATABASE.",
        _ => JobFault.Sentence(fault) + " Set HUB_DEBUG=1 to see the place.",
    };
}
