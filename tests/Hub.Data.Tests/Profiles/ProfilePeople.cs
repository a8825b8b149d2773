using Hub.Data.Access;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Profiles;

/// <summary>People who write, head and meet about profiles, with areas X1, X2 and X3 and a frozen profile of the first.</summary>
internal static class ProfilePeople
{
    /// <summary>A head of intelligence: every area.</summary>
    public static Task<Actor> HeadAsync(NpgsqlDataSource superuser, CancellationToken token)
        => AddAsync(superuser, "head_of_intelligence", Role.HeadOfIntelligence, token);

    /// <summary>An analyst of X1.</summary>
    public static Task<Actor> AnalystAsync(NpgsqlDataSource superuser, CancellationToken token)
        => AddAsync(superuser, "analyst", Role.Analyst, token);

    /// <summary>A member of the partnership of X1.</summary>
    public static Task<Actor> MemberAsync(NpgsqlDataSource superuser, CancellationToken token)
        => AddAsync(superuser, "csp_member", Role.CspMember, token);

    private static async Task<Actor> AddAsync(NpgsqlDataSource superuser, string stored, Role role, CancellationToken token)
    {
        var (people, records) = (new TestPeople(superuser, token), new TestRecords(superuser, token));
        var areas = new List<long>();
        foreach (var code in new[] { "X1", "X2", "X3" })
        {
            areas.Add(await records.AddAreaAsync(code, "Northmere " + code));
        }

        await records.AddProfileAsync(areas[0], new DateOnly(2025, 4, 1), new DateOnly(2026, 4, 1), []);
        var agency = await people.AddAgencyAsync("police-" + Guid.NewGuid().ToString("N")[..8], type: "police");
        var account = await people.AddPersonAsync(agency, Guid.NewGuid().ToString("N") + "@police.example", stored);
        if (RolePermissions.ByArea.Contains(role))
        {
            await people.ExecuteAsync(
                "update access.role_grants set area_kind = 'lpa', area_code = 'X1' where account_id = @account", new { account });
        }

        return new Actor(account, "", new Membership(agency, "police", "", false, [role], areas), []);
    }
}
