using System.CommandLine;
using Hub.Data.Access.Agencies;
using Hub.Data.Access.Setup;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Access;

/// <summary><c>hub admin agency</c>: an agency of an installation without an input folder, as the owner; the first is the host.</summary>
public static class AdminAgencyCommand
{
    internal static Command Create()
    {
        var code = new Option<string>("--code") { Description = "Its code: small letters, digits, hyphens.", Required = true };
        var name = new Option<string?>("--name") { Description = "Its name; needed for a new agency." };
        var type = new Option<string?>("--type")
        {
            Description = $"Its type, needed for a new agency: {string.Join(", ", AgencyTypes.All.Keys)}.",
        };
        var host = new Option<bool>("--host") { Description = "It runs the hub. Exactly one agency does." };
        var tenants = new Option<Guid[]>("--tenant") { Description = "An Entra tenant whose people may join; may be repeated." };
        var domains = new Option<string[]>("--domain") { Description = "An e-mail domain of its people; may be repeated." };
        var mfa = new Option<bool?>("--requires-mfa") { Description = "Whether its people need a second factor: true or false." };
        var command = new Command("agency", "Register an agency, or add tenants and domains to one (HUB_OWNER_DATABASE).")
        {
            code, name, type, host, tenants, domains, mfa,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            CommandSettings.Read(),
            new FileAgency(
                parsed.GetRequiredValue(code),
                parsed.GetValue(name),
                parsed.GetValue(type),
                parsed.GetValue(host),
                parsed.GetValue(tenants),
                parsed.GetValue(domains),
                parsed.GetValue(mfa)),
            Console.Out,
            cancellationToken));
        return command;
    }

    internal static async Task<int> RunAsync(
        CommandSettings settings, FileAgency agency, TextWriter screen, CancellationToken cancellationToken)
    {
        if (agency.Type is { } type && !AgencyTypes.All.ContainsKey(type))
        {
            throw new CommandRefusal($"--type {type} is not a type of agency; use one of {string.Join(", ", AgencyTypes.All.Keys)}.");
        }

        if (agency is { Name: { } name, Type: { } of }
            && RegisterAgency.Problem(new RegisterAgencyRequest(agency.Code, name, of)) is { } why)
        {
            throw new CommandRefusal(why.Sentence);
        }

        var file = new PeopleFile(Agencies: [agency]);
        if (file.Problems().FirstOrDefault() is { } problem)
        {
            throw new CommandRefusal(problem);
        }

        await using var source = HubDataSource.Create(settings.OwnerDatabase);
        var outcome = await new RegisterPeople(new HubDatabase(source), TimeProvider.System).HandleAsync(file, cancellationToken);
        if (outcome is not RegisterPeopleOutcome.Registered done)
        {
            throw new CommandRefusal(((RegisterPeopleOutcome.Refused)outcome).Sentence);
        }

        await screen.WriteLineAsync(done.Agencies == 1
            ? $"The agency {agency.Code} is registered. Make its first administrator: hub admin invite --agency {agency.Code} --email …"
            : $"The agency {agency.Code} was registered before; what was given stands.");
        return 0;
    }
}
