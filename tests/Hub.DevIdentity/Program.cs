using System.Security.Cryptography;

namespace Hub.DevIdentity;

/// <summary><c>Hub.DevIdentity --port PORT [--key FILE]</c>: the key file survives a restart, or what the portal has cached no longer fits.</summary>
internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls($"http://localhost:{builder.Configuration["port"] ?? "5082"}");
        using var key = RSA.Create(2048);
        if (builder.Configuration["key"] is { } path)
        {
            if (File.Exists(path))
            {
                key.ImportFromPem(await File.ReadAllTextAsync(path));
            }
            else
            {
                await File.WriteAllTextAsync(path, key.ExportPkcs8PrivateKeyPem());
            }
        }

        var application = builder.Build();
        new SignInServer(SampleDirectory.Load(), new Tokens(key, TimeProvider.System), TimeProvider.System).Map(application);
        await application.RunAsync();
    }
}
