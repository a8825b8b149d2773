using Dapper;
using Npgsql;

namespace Hub.Testing;

/// <summary>Agencies and people put straight into a test's database, as the ordinary commands would leave them.</summary>
public sealed class TestPeople(NpgsqlDataSource superuser, CancellationToken cancellationToken)
{
    /// <summary>An active agency.</summary>
    public async Task<Guid> AddAgencyAsync(string code, bool isHost = false, string type = "council")
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync(
            """
            insert into access.agencies (agency_id, code, name, agency_type, is_host) values (@id, @code, 'Agency ' || @code, @type, @isHost)
            """,
            new { id, code, type, isHost });
        return id;
    }

    /// <summary>An active account without any membership.</summary>
    public async Task<Guid> AddAccountAsync(string email)
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync(
            """
            insert into access.accounts (account_id, tenant_id, object_id, display_name, email)
            values (@id, gen_random_uuid(), gen_random_uuid(), 'Test person', @email)
            """,
            new { id, email });
        return id;
    }

    /// <summary>A membership with its roles, words as stored: "data_officer".</summary>
    public async Task AddMembershipAsync(Guid account, Guid agency, string status, params string[] roles)
    {
        await ExecuteAsync(
            "insert into access.memberships (account_id, agency_id, status, changed_by) values (@account, @agency, @status, 'test')",
            new { account, agency, status });
        foreach (var role in roles)
        {
            await ExecuteAsync(
                """
                insert into access.role_grants (grant_id, account_id, agency_id, role, granted_by, granted_at)
                values (gen_random_uuid(), @account, @agency, @role, '', now())
                """,
                new { account, agency, role });
        }
    }

    /// <summary>A person with an active membership in one agency.</summary>
    public async Task<Guid> AddPersonAsync(Guid agency, string email, params string[] roles)
    {
        var account = await AddAccountAsync(email);
        await AddMembershipAsync(account, agency, "active", roles);
        return account;
    }

    /// <summary>Runs a statement as superuser.</summary>
    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await superuser.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }

    /// <summary>Rows as superuser sees them.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await superuser.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).AsList();
    }
}
