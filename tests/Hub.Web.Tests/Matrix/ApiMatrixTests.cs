using System.Net;
using System.Security.Cryptography;
using Hub.DevIdentity;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hub.Web.Tests.Matrix;

/// <summary>Every endpoint for agencies' systems, with every kind of token that must not open it.</summary>
public sealed class ApiMatrixTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Audience => portal.Directory.Portal.ClientId;

    private SampleApplication Registered => portal.Directory.Systems.First(system => system.Name == "Performance warehouse");

    [Theory]
    [InlineData("missing", HttpStatusCode.Unauthorized, 0)]
    [InlineData("not a token", HttpStatusCode.Unauthorized, 1)]
    [InlineData("expired", HttpStatusCode.Unauthorized, 1)]
    [InlineData("wrong audience", HttpStatusCode.Unauthorized, 1)]
    [InlineData("wrong issuer", HttpStatusCode.Unauthorized, 1)]
    [InlineData("wrong key", HttpStatusCode.Unauthorized, 1)]
    [InlineData("another algorithm", HttpStatusCode.Unauthorized, 1)]
    [InlineData("no role", HttpStatusCode.Unauthorized, 1)]
    [InlineData("wrong role", HttpStatusCode.Forbidden, 1)]
    [InlineData("wrong tenant", HttpStatusCode.Forbidden, 1)]
    [InlineData("not registered", HttpStatusCode.Forbidden, 1)]
    [InlineData("disabled client", HttpStatusCode.Forbidden, 1)]
    [InlineData("a person's token", HttpStatusCode.Forbidden, 1)]
    [InlineData("a person's session", HttpStatusCode.Unauthorized, 0)]
    public async Task EveryEndpoint_TokenThatIsNotGood_IsRefusedWithProblemDetails(string token, HttpStatusCode expected, int events)
    {
        using var client = await ClientAsync(token);
        foreach (var route in (await MatrixRoute.AllAsync(portal)).Where(route => route.IsForSystems))
        {
            foreach (var method in route.Methods)
            {
                var before = await portal.EventsAsync("AccessRefused");
                using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), route.Targets[0].Address), Token);

                Assert.Equal(expected, answer.StatusCode);
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
                Assert.Equal(before + events, await portal.EventsAsync("AccessRefused"));
            }
        }
    }

    [Fact]
    public async Task Agency_GoodToken_SaysForWhomTheSystemSpeaks()
    {
        using var client = portal.SystemClient("Performance warehouse");
        Assert.Equal(
            """{"agency":"zorrelshire","agencyName":"Zorrelshire County Council","client":"Performance warehouse"}""",
            await client.GetStringAsync("/api/v1/agency", Token));
    }

    [Fact]
    public void SignInOfPeople_TakesTheSameAlgorithmsAndNoOther()
        => Assert.Equal(
            ["RS256"],
            portal.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(OpenIdConnectDefaults.AuthenticationScheme)
                .TokenValidationParameters.ValidAlgorithms);

    private async Task<PortalClient> ClientAsync(string token) => token switch
    {
        "missing" => portal.Browser(),
        "not a token" => portal.WithToken("abc.def.ghi"),
        "expired" => portal.WithToken(portal.Tokens.Application(Portal.SignInServer, Registered, Audience, TimeSpan.FromMinutes(-30))),
        "wrong audience" => portal.WithToken(portal.Tokens.Application(Portal.SignInServer, Registered, Guid.NewGuid().ToString())),
        "wrong issuer" => portal.WithToken(portal.Tokens.Application("https://login.elsewhere.test", Registered, Audience)),
        "wrong key" => portal.WithToken(new Tokens(RSA.Create(2048), TimeProvider.System)
            .Application(Portal.SignInServer, Registered, Audience)),
        "another algorithm" => portal.WithToken(portal.Tokens.Application(
            Portal.SignInServer, Registered, Audience, algorithm: Microsoft.IdentityModel.Tokens.SecurityAlgorithms.RsaSsaPssSha256)),
        "no role" => portal.SystemClient("Without a permission"),
        "wrong role" => portal.WithToken(portal.Tokens.Application(
            Portal.SignInServer, Registered with { Roles = ["Submissions.Read", "administrator"] }, Audience)),
        "wrong tenant" => portal.SystemClient("Same client id in another tenant"),
        "not registered" => portal.SystemClient("Never registered"),
        "disabled client" => portal.SystemClient("Retired warehouse"),
        "a person's token" => portal.WithToken(portal.Tokens.Delegated(
            Portal.SignInServer, portal.Person("data-officer@zorrelshire.example"), Registered, Audience)),
        "a person's session" => await portal.SignInAsync("data-officer@zorrelshire.example"),
        _ => throw new ArgumentOutOfRangeException(nameof(token), token, "This token is not made here."),
    };
}
