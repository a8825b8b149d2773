using System.Diagnostics;
using System.Text.Json;
using Hub.Web.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Web.Tests.Telemetry;

public sealed class JsonLinesTests
{
    [Fact]
    public void Write_LineBreaksAndScopes_StaysOneLineWithoutTheAddress()
    {
        using var activity = new Activity("request").Start();
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push(new Dictionary<string, object> { ["RequestPath"] = "/access/join/one-time-token" });
        using var text = new StringWriter();

        new JsonLines(TimeProvider.System).Write(
            new LogEntry<string>(LogLevel.Warning, "Hub", 7, "first\nsecond \"quoted\"", new InvalidOperationException("why"), (state, _) => state),
            scopes,
            text);

        var line = Assert.Single(text.ToString().TrimEnd('\n').Split('\n'));
        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal("first\nsecond \"quoted\"", json.GetProperty("message").GetString());
        Assert.Equal(activity.TraceId.ToString(), json.GetProperty("trace").GetString());
        Assert.Contains("why", json.GetProperty("exception").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("one-time-token", line, StringComparison.Ordinal);
    }
}
