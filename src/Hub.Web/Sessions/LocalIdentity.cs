using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Hub.Web.Sessions;

/// <summary>
/// The section <c>LocalIdentity</c> lets the portal work with a sign-in server on one's own machine, over plain HTTP and with named
/// issuers. It weakens what a token is checked against, so the portal refuses to start with it outside Development.
/// </summary>
public static class LocalIdentity
{
    private const string Section = "LocalIdentity";

    /// <summary>Whether the settings name a local sign-in server.</summary>
    public static bool IsUsed(IConfiguration configuration) => configuration.GetSection(Section).Exists();

    /// <summary>Null where the portal may start, otherwise why not.</summary>
    public static string? Problem(IConfiguration configuration, IHostEnvironment environment)
        => IsUsed(configuration) && !environment.IsDevelopment()
            ? "The section LocalIdentity of the settings is for a developer's machine; remove it, or set the environment to Development "
                + "there."
            : null;

    /// <summary>Lays the section over both schemes, after their own settings.</summary>
    public static void Apply(IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<OpenIdConnectOptions>(
            OpenIdConnectDefaults.AuthenticationScheme, configuration.GetSection(Section + ":Oidc"));
        services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, configuration.GetSection(Section + ":Bearer"));
    }
}
