using Dapper;
using Hub.Data.Access.Setup;
using Hub.Data.Database;
using Hub.Jobs.Access;
using Hub.Jobs.CommandLine;
using Hub.Testing;
using Microsoft.Extensions.Configuration;

namespace Hub.Jobs.Tests.Access;

public sealed class AdminCommandTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Guid Tenant = Guid.NewGuid();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CommandSettings Settings => new(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["HUB_OWNER_DATABASE"] = database.ConnectionString(Roles.Owner) })
        .Build());

    [Fact]
    public async Task NewInstallation_FromNothingToTheFirstLink()
    {
        var refused = await Assert.ThrowsAsync<CommandRefusal>(() => AgencyAsync(Agency("council", isHost: false)));
        Assert.Contains("No agency runs this hub yet", refused.Message, StringComparison.Ordinal);

        Assert.Contains("hub admin invite", await AgencyAsync(Agency("police", isHost: true)), StringComparison.Ordinal);
        Assert.Contains("registered before", await AgencyAsync(Agency("police", isHost: true)), StringComparison.Ordinal);
        var printed = await InviteAsync("police", "https://hub.police.example/");

        var link = printed.Split('\n')[0].Trim();
        Assert.StartsWith("https://hub.police.example/access/join/", link, StringComparison.Ordinal);
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>(
            "select count(event_id) from audit.events where kind = 'AdministratorInvited' and actor = 'system:command-line'"));

        var second = await Assert.ThrowsAsync<CommandRefusal>(() => AgencyAsync(Agency("council", isHost: true)));
        Assert.Contains("runs this hub already", second.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("hub.police.example")]
    [InlineData("http://hub.police.example")]
    public async Task Invite_WithoutAnHttpsAddress_MakesNoLink(string? url)
    {
        var refused = await Assert.ThrowsAsync<CommandRefusal>(() => InviteAsync("police", url));

        Assert.Contains("--url", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Not A Code", "police", "code is not usable")]
    [InlineData("somewhere", "circus", "not a type of agency")]
    public async Task Agency_ThatCannotBe_IsOneSentence(string code, string type, string words)
    {
        var refused = await Assert.ThrowsAsync<CommandRefusal>(() => AgencyAsync(new FileAgency(code, "An agency", type, true)));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_FileThatIsNone_IsRefused()
    {
        var missing = await Assert.ThrowsAsync<CommandRefusal>(() => AdminPeopleCommand.RunAsync(Settings, "no-such.json", TextWriter.Null, Token));
        Assert.Contains("does not exist", missing.Message, StringComparison.Ordinal);
    }

    private static FileAgency Agency(string code, bool isHost) => new(code, "Sample " + code, code, isHost, [Tenant], [code + ".example"]);

    private async Task<string> AgencyAsync(FileAgency agency)
    {
        var screen = new StringWriter();
        await AdminAgencyCommand.RunAsync(Settings, agency, screen, Token);
        return screen.ToString();
    }

    private async Task<string> InviteAsync(string agency, string? url)
    {
        var screen = new StringWriter();
        await AdminInviteCommand.RunAsync(Settings, new InviteAdministratorRequest(agency, "head@police.example", false), url, screen, Token);
        return screen.ToString();
    }
}
