using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Disclosure.Checking;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Profiles.Publishing;

/// <summary>One area, a police force that runs the hub, a council, and people of every role that a profile needs.</summary>
public sealed class PublishingWorld
{
    private readonly NpgsqlDataSource _superuser;
    private readonly CancellationToken _token;

    private PublishingWorld(NpgsqlDataSource superuser, CancellationToken token)
        => (_superuser, _token, People, Records, Publications) =
            (superuser, token, new TestPeople(superuser, token), new TestRecords(superuser, token), new TestPublications(superuser, token));

    public TestPeople People { get; }

    public TestRecords Records { get; }

    public TestPublications Publications { get; }

    public Guid Police { get; private set; }

    public Guid Council { get; private set; }

    public long Area { get; private set; }

    public Actor Analyst { get; private set; } = null!;

    public Actor Peer { get; private set; } = null!;

    public Actor Approver { get; private set; } = null!;

    public static async Task<PublishingWorld> StartAsync(NpgsqlDataSource superuser, CancellationToken token)
    {
        var world = new PublishingWorld(superuser, token);
        world.Police = await world.People.AddAgencyAsync("police" + Guid.NewGuid().ToString("N")[..8], type: "police");
        world.Council = await world.People.AddAgencyAsync("council" + Guid.NewGuid().ToString("N")[..8]);
        world.Area = await world.Records.AddAreaAsync("X" + Guid.NewGuid().ToString("N")[..8], "Northmere");
        world.Analyst = await world.AddAsync(Role.Analyst);
        world.Peer = await world.AddAsync(Role.Analyst);
        world.Approver = await world.AddAsync(Role.Approver);
        return world;
    }

    /// <summary>Tries a profile's figures as the worker does: with every area of this world in its scope.</summary>
    public Task<DisclosureVerdict?> CheckAsync(Guid publication)
        => new HubDatabase(_superuser).InScopeAsync(
            new Scope(SystemActors.Profiles, "check", [Police, Council], [Area]),
            session => DisclosureChecks.RunAsync(session, publication, DateTimeOffset.UtcNow),
            _token);

    /// <summary>A person of the police with one role, for the one area where the role is granted by area.</summary>
    public async Task<Actor> AddAsync(Role role, Guid? agency = null)
    {
        var of = agency ?? Police;
        var account = await People.AddPersonAsync(of, $"{Guid.NewGuid():N}@example.example");
        await People.ExecuteAsync(
            """
            insert into access.role_grants (grant_id, account_id, agency_id, role, area_kind, area_code, granted_by, granted_at)
            select gen_random_uuid(), @account, @of, @Role, case when @IsByArea then a.kind end, case when @IsByArea then a.code end, '', now()
            from area.areas a where a.area_id = @Area
            """,
            new { account, of, Role = RoleNames.Stored(role), Area, IsByArea = RolePermissions.ByArea.Contains(role) });
        var reads = RolePermissions.ByArea.Contains(role) || RolePermissions.Everywhere.Contains(role);
        return new Actor(account, "Test person", new Membership(of, "a", "Agency", of == Police, [role], reads ? [Area] : []), []);
    }
}
