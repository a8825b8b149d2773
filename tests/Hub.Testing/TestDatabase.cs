using Dapper;
using Hub.Data.Database;
using Npgsql;
using Xunit;

namespace Hub.Testing;

/// <summary>
/// A private, migrated database: use as a class fixture. The process has one cluster; the first database is migrated and
/// becomes the template that the others are copied from in about 0.2 s.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private const string Template = "hub_template";
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static PostgresCluster? _cluster;

    private readonly string _name = "hub_" + Guid.NewGuid().ToString("N")[..12];
    private NpgsqlDataSource? _jobs;
    private NpgsqlDataSource? _web;
    private NpgsqlDataSource? _owner;
    private NpgsqlDataSource? _superuser;

    /// <summary>The cluster of this process, started on first use and removed when the process ends.</summary>
    public static PostgresCluster Cluster => _cluster ?? throw new InvalidOperationException("No test database was started.");

    /// <summary>The worker's door (role hub_jobs).</summary>
    public HubDatabase Jobs => new(_jobs ??= Source(Roles.Jobs));

    /// <summary>The portal's door (role hub_web).</summary>
    public HubDatabase Web => new(_web ??= Source(Roles.Web));

    /// <summary>The owner of the schemas: migrations and imports of reference data.</summary>
    public HubDatabase Owner => new(_owner ??= Source(Roles.Owner));

    /// <summary>Sees everything, row-level security aside: for assertions only.</summary>
    public NpgsqlDataSource Superuser => _superuser ??= Source("hub");

    /// <summary>Connection string of a role to this database, for a process under test.</summary>
    public string ConnectionString(string role) => Cluster.ConnectionString(_name, role);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (_cluster is null)
            {
                var cluster = await PostgresCluster.StartAsync();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
                _cluster = cluster;
                await MakeTemplateAsync(cluster);
            }

            await using var connection = new NpgsqlConnection(_cluster.ConnectionString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "create database " + _name + " template " + Template + " owner " + Roles.Owner;
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var source in new[] { _jobs, _web, _owner, _superuser })
        {
            if (source is not null)
            {
                await source.DisposeAsync();
            }
        }

        await using var connection = new NpgsqlConnection(Cluster.ConnectionString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "drop database if exists " + _name + " with (force)";
        await command.ExecuteNonQueryAsync();
    }

    private static async Task MakeTemplateAsync(PostgresCluster cluster)
    {
        await using (var superuser = HubDataSource.Create(cluster.ConnectionString() + ";Pooling=false"))
        {
            await Roles.EnsureAsync(superuser, Template, CancellationToken.None);
        }

        await using var owner = HubDataSource.Create(cluster.ConnectionString(Template, Roles.Owner) + ";Pooling=false");
        await new Migrator(owner).MigrateAsync(CancellationToken.None);
    }

    private NpgsqlDataSource Source(string role) => HubDataSource.Create(ConnectionString(role));
}
