using Hub.Data.Database;
using Hub.Web.Health;
using Hub.Web.Security;

var builder = WebApplication.CreateBuilder(args);
builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
var connection = builder.Configuration["HUB_DATABASE"];
if (string.IsNullOrEmpty(connection))
{
    await Console.Error.WriteLineAsync("The environment variable HUB_DATABASE is missing; set it to the connection of the role hub_web.");
    return 1;
}

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(_ => HubDataSource.Create(connection));
builder.Services.AddSingleton<HubDatabase>();
builder.Services.AddClosedByDefault();

var application = builder.Build();
application.UseSecurityHeaders();
application.UseAuthentication();
application.UseAuthorization();
application.MapHealth();
await application.RunAsync();
return 0;
