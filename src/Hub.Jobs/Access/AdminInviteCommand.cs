using System.CommandLine;
using System.Globalization;
using Hub.Data.Access.People;
using Hub.Data.Access.Setup;
using Hub.Data.Database;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Access;

/// <summary><c>hub admin invite</c>: prints the one-time link of an agency's first administrator, as the owner.</summary>
public static class AdminInviteCommand
{
    internal static Command Create()
    {
        var agency = new Option<string>("--agency") { Description = "Code of the agency.", Required = true };
        var email = new Option<string>("--email")
        {
            Description = "The person's e-mail address at work; you send the link.",
            Required = true,
        };
        var url = new Option<string?>("--url") { Description = "Address of the portal (or Hub__PortalUrl): https://hub.force.example." };
        var although = new Option<bool>("--although-administered")
        {
            Description = "Also where the agency has an administrator: when none of them can sign in any more.",
        };
        var command = new Command(
            "invite", "Print a one-time link that makes its follower an agency's administrator (HUB_OWNER_DATABASE).")
        {
            agency, email, url, although,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            CommandSettings.Read(),
            new InviteAdministratorRequest(
                parsed.GetRequiredValue(agency), parsed.GetRequiredValue(email), parsed.GetValue(although)),
            parsed.GetValue(url),
            Console.Out,
            cancellationToken));
        return command;
    }

    internal static async Task<int> RunAsync(
        CommandSettings settings, InviteAdministratorRequest request, string? url, TextWriter screen, CancellationToken cancellationToken)
    {
        // Before anything is made: a link without an address would be a secret lost.
        var portal = Portal(url ?? settings.Configuration["Hub:PortalUrl"]);
        await using var source = HubDataSource.Create(settings.OwnerDatabase);
        var outcome = await new InviteAdministrator(new HubDatabase(source), TimeProvider.System).HandleAsync(request, cancellationToken);
        if (outcome is not InvitePersonOutcome.Invited invited)
        {
            throw new CommandRefusal(((InvitePersonOutcome.Refused)outcome).Why.Sentence);
        }

        await screen.WriteLineAsync(new Uri(portal, "access/join/" + invited.Token).ToString());
        await screen.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Send this link to the person and to nobody else: whoever follows it first becomes the agency's administrator. It works once, "
            + $"until {invited.ExpiresAt:yyyy-MM-dd HH:mm} UTC, and cannot be shown again."));
        return 0;
    }

    private static Uri Portal(string? text)
        => Uri.TryCreate(text?.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? uri
            : throw new CommandRefusal("The portal's address is missing or not https; give it with --url https://… or set Hub__PortalUrl.");
}
