using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hub.Browser.Tests;

/// <summary>What only a real server shows: a request that is refused before anything of ours runs.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RealServerTests(BrowserPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cookie_OfFiveMegabytes_IsRefusedAndThePortalGoesOn()
    {
        var address = new Uri(portal.Address);
        using (var connection = new TcpClient())
        {
            await connection.ConnectAsync("localhost", address.Port, Token);
            await using var stream = connection.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /help HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: big="), Token);
            var answer = "";
            try
            {
                for (var megabyte = 0; megabyte < 5; megabyte++)
                {
                    await stream.WriteAsync(Enumerable.Repeat((byte)'x', 1_000_000).ToArray(), Token);
                }
            }
            catch (IOException)
            {
                // The server hangs up long before it has read all of it.
                answer = "closed";
            }

            var buffer = new byte[200];
            try
            {
                answer += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Token));
            }
            catch (IOException)
            {
                answer += " closed";
            }

            Assert.True(
                answer.Contains("closed", StringComparison.Ordinal)
                || answer.StartsWith("HTTP/1.1 431", StringComparison.Ordinal)
                || answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal),
                answer);
        }

        using var client = new HttpClient { BaseAddress = address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/help", Token)).StatusCode);
    }
}
