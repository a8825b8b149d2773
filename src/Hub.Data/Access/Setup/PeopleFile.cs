using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.Data.Access.People;

namespace Hub.Data.Access.Setup;

/// <summary>A role in one agency, with the areas it is given for.</summary>
public sealed record FileRole(string Role, IReadOnlyList<FileArea>? Areas = null);

/// <summary>An area by kind and code.</summary>
public sealed record FileArea(string Kind, string Code);

/// <summary>What a person is in one agency, by its code.</summary>
public sealed record FileMembership(string Agency, IReadOnlyList<FileRole> Roles);

/// <summary>One person, by tenant id and object id.</summary>
public sealed record FilePerson(
    Guid TenantId, Guid ObjectId, string DisplayName, string Email, IReadOnlyList<FileMembership> Memberships);

/// <summary>
/// One agency by its code. Name and type register an agency that the hub does not know yet; the rest is added to what stands.
/// </summary>
public sealed record FileAgency(
    string Code,
    string? Name = null,
    string? Type = null,
    bool Host = false,
    IReadOnlyList<Guid>? Tenants = null,
    IReadOnlyList<string>? Domains = null,
    bool? RequiresMfa = null);

/// <summary>A system of an agency that calls the API.</summary>
public sealed record FileClient(Guid TenantId, string ClientId, string Agency, string Name);

/// <summary>The operator's file for a first set-up: agencies with their tenants, people with their roles, API clients.</summary>
public sealed record PeopleFile(
    IReadOnlyList<FilePerson>? People = null, IReadOnlyList<FileAgency>? Agencies = null, IReadOnlyList<FileClient>? Clients = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads the text of a file.</summary>
    /// <returns>The file, or null with every problem found, each in one sentence.</returns>
    public static (PeopleFile? File, IReadOnlyList<string> Problems) Read(string text)
    {
        try
        {
            var file = JsonSerializer.Deserialize<PeopleFile>(text, Options);
            var problems = file is null ? ["The file is empty; write people, agencies or clients."] : file.Problems().ToList();
            return problems.Count == 0 ? (file, []) : (null, problems);
        }
        catch (JsonException fault)
        {
            return (null, [$"The file cannot be read at {fault.Path ?? "its beginning"} (line {fault.LineNumber + 1}); correct it there."]);
        }
    }

    /// <summary>The roles of a membership, one for each area named.</summary>
    internal static IEnumerable<RoleGrant> GrantsOf(FileMembership membership)
        => membership.Roles.SelectMany(role =>
        {
            var known = RoleNames.Read(role.Role) ?? throw new InvalidOperationException("A file with problems is not used.");
            return role.Areas is { Count: > 0 } areas
                ? areas.Select(area => new RoleGrant(known, area.Kind, area.Code))
                : [new RoleGrant(known)];
        });

    /// <summary>Everything that keeps the file from being used, each in one sentence; empty when it can be.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var person in People ?? [])
        {
            foreach (var problem in PersonProblems(person))
            {
                yield return $"Person {person.ObjectId}: {problem}";
            }
        }

        foreach (var domain in (Agencies ?? []).SelectMany(agency => agency.Domains ?? []).Where(d => !DisplayName.IsDomain(d)))
        {
            yield return $"The domain {domain} is not one; write it like agency.example.";
        }

        if ((Agencies ?? []).Count(agency => agency.Host) > 1)
        {
            yield return "Several agencies are marked as host; exactly one agency runs the hub.";
        }

        foreach (var client in (Clients ?? []).Where(c => DisplayName.Problem(c.Name) is not null || string.IsNullOrWhiteSpace(c.ClientId)))
        {
            yield return $"A client of agency {client.Agency} lacks a client id or a usable name; give both.";
        }
    }

    private static IEnumerable<string> PersonProblems(FilePerson person)
    {
        if (person.TenantId == Guid.Empty || person.ObjectId == Guid.Empty)
        {
            yield return "Tenant id and object id are needed; copy both from the directory.";
        }

        foreach (var problem in new[] { DisplayName.Problem(person.DisplayName), DisplayName.EmailProblem(person.Email) })
        {
            if (problem is not null)
            {
                yield return problem;
            }
        }

        foreach (var membership in person.Memberships)
        {
            foreach (var name in membership.Roles.Select(role => role.Role).Where(name => RoleNames.Read(name) is null))
            {
                yield return $"The role {name} is not known; use one of {string.Join(", ", RoleNames.All)}.";
            }

            if (membership.Roles.All(role => RoleNames.Read(role.Role) is not null))
            {
                foreach (var problem in GrantsOf(membership).Select(grant => grant.Problem()).OfType<string>())
                {
                    yield return problem;
                }
            }
        }
    }
}
