using Microsoft.Extensions.Logging.Console;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Hub.Web.Telemetry;

/// <summary>Logs, measurements and traces. Nothing leaves the machine unless OTEL_EXPORTER_OTLP_ENDPOINT says where to.</summary>
public static class TelemetryFeature
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Registers them.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        // The framework's own lines name the address of every request.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Identity", LogLevel.Warning)
            // It warns of keys in the clear: it cannot know that the store seals them.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.ClearProviders().AddConsole(console => console.FormatterName = JsonLines.FormatterName)
                .AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        }

        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("hub-web"))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddNpgsqlInstrumentation())
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(options => options.EnrichWithHttpRequest = (activity, _) =>
                {
                    // The route says which page; the address may hold a one-time token.
                    activity.SetTag("url.path", null);
                    activity.SetTag("url.query", null);
                })
                .AddNpgsql())
            .UseOtlpExporter();
    }
}
