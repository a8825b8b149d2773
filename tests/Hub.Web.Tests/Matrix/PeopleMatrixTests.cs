using System.Net;
using Dapper;
using Hub.Web.Security;

namespace Hub.Web.Tests.Matrix;

/// <summary>Every page and endpoint, as it is found in the running portal, with every role in two agencies.</summary>
public sealed class PeopleMatrixTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryPage_EveryRole_IsShownOrRefusedAsItsPermissionSays()
    {
        var routes = await MatrixRoute.AllAsync(portal);
        var wrong = new List<string>();
        var tried = 0;
        foreach (var caller in MatrixCaller.All)
        {
            using var browser = await portal.SignInAsync(caller.UserName);
            foreach (var route in routes)
            {
                foreach (var method in route.Methods)
                {
                    foreach (var target in route.Targets)
                    {
                        using var answer = await SendAsync(browser, route, method, target.Address);
                        var expected = Expected(route, method, target, caller);
                        tried++;
                        if (answer.StatusCode != expected)
                        {
                            wrong.Add($"{caller} {method} {target.Address} ({target.Case}): {(int)answer.StatusCode}, "
                                + $"expected {(int)expected}; {answer.Headers.Location}");
                        }
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {tried} answers differ:\n" + string.Join('\n', wrong.Take(60)));
        TestContext.Current.TestOutputHelper?.WriteLine($"{tried} requests as expected over {routes.Count} pages and endpoints.");
    }

    [Fact]
    public async Task EveryPage_NobodySignedIn_AsksToSignIn()
    {
        using var browser = portal.Browser();
        foreach (var route in (await MatrixRoute.AllAsync(portal)).Where(route => !route.IsForSystems))
        {
            foreach (var method in route.Methods)
            {
                using var answer = await SendAsync(browser, route, method, route.Targets[0].Address);
                if (method == "GET" && !route.Rule.Pattern.StartsWith("/api", StringComparison.Ordinal))
                {
                    Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                    Assert.StartsWith(Portal.SignInServer, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
                }
                else
                {
                    Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
                }
            }
        }
    }

    [Fact]
    public async Task EveryPage_SessionAfterDisabling_IsRefusedEveryTime()
    {
        var person = portal.Person("many-groups@police.example");
        using var browser = await portal.SignInAsync(person);
        var session = browser.Cookies.GetCookieHeader(new Uri("https://localhost/"));
        var routes = (await MatrixRoute.AllAsync(portal))
            .Where(route => route.Rule.Metadata.GetMetadata<RequiresPermissionAttribute>() is not null).ToList();
        await using var connection = await portal.Database.Superuser.OpenConnectionAsync(Token);
        await connection.ExecuteAsync("update access.accounts set status = 'disabled' where object_id = @ObjectId", person);
        var before = await portal.EventsAsync("SignInRefused");

        foreach (var address in routes.Select(route => route.Targets[0].Address))
        {
            // The cookie is shown again each time, as a thief would.
            using var thief = portal.Browser();
            thief.DefaultRequestHeaders.Add("Cookie", session);
            using var answer = await thief.GetAsync(address, Token);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal("/disabled", answer.Headers.Location!.ToString());
        }

        Assert.Equal(before + routes.Count, await portal.EventsAsync("SignInRefused"));
    }

    [Fact]
    public async Task EveryPage_ForASystemsToken_IsClosed()
    {
        using var client = portal.SystemClient("Performance warehouse");
        foreach (var route in (await MatrixRoute.AllAsync(portal)).Where(route => !route.IsForSystems))
        {
            using var answer = await client.GetAsync(route.Targets[0].Address, Token);
            Assert.True(
                answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized,
                $"{route.Rule.Pattern} answered a system's token with {(int)answer.StatusCode}.");
        }
    }

    private static HttpStatusCode Expected(MatrixRoute route, string method, MatrixTarget target, MatrixCaller caller)
        => route.IsForSystems ? HttpStatusCode.Unauthorized
            : !route.Permits(caller) ? HttpStatusCode.Forbidden
            // A form without its token is refused whatever it asks for.
            : method == "POST" && route.IsPage ? HttpStatusCode.BadRequest
            : target.WhenPermitted(caller);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, MatrixRoute route, string method, string address)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method != "GET")
        {
            request.Content = new ByteArrayContent([]);
            request.Content.Headers.ContentType = new(route.ContentType);
        }

        return client.SendAsync(request, Token);
    }
}
