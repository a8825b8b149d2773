using System.Text;
using System.Xml.Linq;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;
using Hub.Testing;
using Hub.Web.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace Hub.Web.Tests.Sessions;

/// <summary>What the portal refuses to start with, and where the keys of its sessions lie.</summary>
public sealed class StartTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Production", "LocalIdentity:Oidc:RequireHttpsMetadata=false", "LocalIdentity")]
    [InlineData("Staging", "LocalIdentity:Bearer:TokenValidationParameters:ValidIssuers:0=x", "LocalIdentity")]
    [InlineData("Development", "LocalIdentity:Oidc:RequireHttpsMetadata=false", null)]
    [InlineData("Production", "AzureAd:ClientId=", "Sign-in is not set up")]
    [InlineData("Production", "AzureAd:Instance=login", "Sign-in is not set up")]
    [InlineData("Production", "HUB_DATABASE=", "HUB_DATABASE is missing")]
    [InlineData("Production", "Hub:KeyFile=", "Hub__KeyFile is missing")]
    [InlineData("Development", "Hub:KeyFile=", null)]
    [InlineData("Production", "Hub:Files=", "Hub__Files is missing")]
    [InlineData("Development", "Hub:Files=", null)]
    [InlineData("Production", "Hub:MaxFileBytes=0", "Hub:MaxFileBytes")]
    [InlineData("Production", "A=b", null)]
    public void Problem_Settings_SaysWhyThePortalDoesNotStart(string environment, string setting, string? expected)
    {
        var parts = setting.Split('=');
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["HUB_DATABASE"] = "Host=db",
            ["AzureAd:Instance"] = "https://login.test/",
            ["AzureAd:TenantId"] = "organizations",
            ["AzureAd:ClientId"] = "id",
            ["Hub:KeyFile"] = "keys",
            ["Hub:Files"] = "files",
        }).AddInMemoryCollection([new(parts[0], parts[1])]).Build();

        var problem = PortalFeature.Problem(configuration, new HostingEnvironment { EnvironmentName = environment });

        if (expected is null)
        {
            Assert.Null(problem);
        }
        else
        {
            Assert.Contains(expected, problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task KeyRing_InTheDatabase_IsSealedWithTheMasterKey()
    {
        var folder = Directory.CreateTempSubdirectory("hub-keys-");
        try
        {
            var master = MasterKeys.Open(Path.Combine(folder.FullName, "a"), mayCreate: true);
            var ring = new KeyRing(new KeyRingStore(database.Web.DataSource), master);
            ring.StoreElement(new XElement("key", new XElement("secret", "in-the-clear")), "key-1");

            Assert.Equal("in-the-clear", Assert.Single(ring.GetAllElements()).Element("secret")!.Value);
            await using var connection = await database.Superuser.OpenConnectionAsync(Token);
            var stored = await connection.QuerySingleAsync<byte[]>("select sealed from access.key_ring");
            Assert.DoesNotContain("in-the-clear", Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
            var other = new KeyRing(
                new KeyRingStore(database.Web.DataSource), MasterKeys.Open(Path.Combine(folder.FullName, "b"), mayCreate: true));
            Assert.Throws<InvalidOperationException>(() => other.GetAllElements());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
