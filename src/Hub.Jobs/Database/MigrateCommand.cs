using System.CommandLine;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Jobs.CommandLine;
using Hub.Jobs.Scheduling;
using Npgsql;

namespace Hub.Jobs.Database;

/// <summary><c>hub migrate</c>: brings the database to this version, as its owner.</summary>
public static class MigrateCommand
{
    internal static Command Create()
    {
        var command = new Command("migrate", "Bring the database to this version (HUB_OWNER_DATABASE, role hub_owner).");
        command.SetAction(async (_, cancellationToken) =>
        {
            var ran = await MigrateAsync(CommandSettings.Read(), cancellationToken);
            var migrations = ran.Count(path => path.StartsWith("migrations/", StringComparison.Ordinal));
            Console.WriteLine(migrations == 0 ? "The database was up to date." : $"Applied {migrations} migrations.");
            return 0;
        });
        return command;
    }

    /// <summary>Migrates, and returns the scripts that ran. With a superuser's connection, roles and database come first.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(CommandSettings settings, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnectionStringBuilder(settings.OwnerDatabase);
        if (settings.AdminDatabase is { Length: > 0 } admin)
        {
            await using var superuser = HubDataSource.Create(admin);
            await Roles.EnsureAsync(superuser, connection.Database ?? "hub", cancellationToken);
        }

        await using var owner = HubDataSource.Create(connection.ConnectionString);
        var ran = await new Migrator(owner).MigrateAsync(cancellationToken);
        await HangfireStorage.PrepareAsync(owner, cancellationToken);
        await RecordMigration.HandleAsync(
            new HubDatabase(owner), Scope.None(SystemActors.CommandLine, "bring the database to this version"), ran, cancellationToken);
        return ran;
    }
}
