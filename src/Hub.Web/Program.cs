using Hub.Data.Database;
using Hub.Web;
using Hub.Web.Security;

var builder = WebApplication.CreateBuilder(args);
if (PortalFeature.Problem(builder.Configuration, builder.Environment) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return 1;
}

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(_ => HubDataSource.Create(builder.Configuration["HUB_DATABASE"]!, prepares: true));
builder.Services.AddSingleton<HubDatabase>();
builder.AddPortal();

var application = builder.Build();
if (await PortalFeature.RoleProblemAsync(application) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

application.UsePortal();
await EndpointAccess.CheckAsync(application);
await application.RunAsync();
return 0;
