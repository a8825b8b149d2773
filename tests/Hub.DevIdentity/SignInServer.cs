using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace Hub.DevIdentity;

/// <summary>
/// The part of Entra that the portal needs: metadata, keys, the page where an account is picked, codes with PKCE, client
/// credentials, sign-out. No passwords: whoever reaches it may be anybody, which is why it never leaves a developer's machine.
/// </summary>
public sealed class SignInServer(SampleDirectory directory, Tokens tokens, TimeProvider time)
{
    private const string SessionCookie = "ESTSAUTH";
    private static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Grant> _codes = new();

    /// <summary>Maps the server's addresses.</summary>
    public void Map(WebApplication application)
    {
        application.MapGet("/", () => Page.Text("Local sign-in server", "This server signs sample people in to the hub on this machine."));
        application.MapGet("/submit.js", () => Results.Text("document.forms[0].submit()", "text/javascript"));
        application.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", Metadata);
        application.MapGet("/{tenant}/discovery/v2.0/keys", (string tenant, HttpRequest request)
            => Results.Json(new { keys = new[] { tokens.PublicKey(Issuer(request, tenant)) } }));
        application.MapMethods("/{tenant}/oauth2/v2.0/authorize", ["GET", "POST"], AuthorizeAsync);
        application.MapPost("/{tenant}/oauth2/v2.0/token", TokenAsync);
        application.MapGet("/{tenant}/oauth2/v2.0/logout", SignOut);
    }

    private static IResult Metadata(string tenant, HttpRequest request)
    {
        var root = $"{Root(request)}/{tenant}";
        return Results.Text(
            $$"""
            {
              "issuer": "{{Issuer(request, tenant)}}",
              "authorization_endpoint": "{{root}}/oauth2/v2.0/authorize",
              "token_endpoint": "{{root}}/oauth2/v2.0/token",
              "end_session_endpoint": "{{root}}/oauth2/v2.0/logout",
              "jwks_uri": "{{root}}/discovery/v2.0/keys",
              "response_types_supported": ["code"],
              "response_modes_supported": ["query", "form_post"],
              "subject_types_supported": ["pairwise"],
              "id_token_signing_alg_values_supported": ["RS256"],
              "scopes_supported": ["openid", "profile"],
              "token_endpoint_auth_methods_supported": ["client_secret_post"],
              "tenant_region_scope": "EU"
            }
            """,
            "application/json");
    }

    private async Task<IResult> AuthorizeAsync(string tenant, HttpContext context)
    {
        var request = context.Request;
        var values = request.HasFormContentType
            ? (await request.ReadFormAsync(context.RequestAborted)).ToDictionary(field => field.Key, field => field.Value.ToString())
            : request.Query.ToDictionary(field => field.Key, field => field.Value.ToString());
        string Value(string name) => values.GetValueOrDefault(name) ?? "";
        if (Value("client_id") != directory.Portal.ClientId)
        {
            return Page.Text("Sign-in error", "AADSTS700016: The application was not found in the directory.", 400);
        }

        if (!Uri.TryCreate(Value("redirect_uri"), UriKind.Absolute, out var back) || !back.IsLoopback || Value("response_type") != "code")
        {
            return Page.Text("Sign-in error", "AADSTS50011: The redirect URI or the response type is not registered.", 400);
        }

        var people = directory.People.Where(person => IsAny(tenant) || person.TenantId.ToString() == tenant).ToList();
        var picked = Value("as");
        var asks = Value("prompt") is "login" or "select_account";
        var person = people.FirstOrDefault(candidate => candidate.ObjectId.ToString()
            == (picked.Length > 0 ? picked : asks ? "" : request.Cookies[SessionCookie]));
        if (person is null && picked != "cancel")
        {
            return Page.Accounts(directory, people, choice => QueryHelpers.AddQueryString(
                request.Path, values.Where(field => field.Key != "prompt").Append(new("as", choice))
                    .Select(field => KeyValuePair.Create(field.Key, (string?)field.Value))));
        }

        var answer = new Dictionary<string, string?> { ["state"] = Value("state") };
        if (person is null)
        {
            (answer["error"], answer["error_description"]) = ("access_denied", "AADSTS65004: The user declined.");
        }
        else
        {
            context.Response.Cookies.Append(SessionCookie, person.ObjectId.ToString(), new() { HttpOnly = true, Secure = request.IsHttps });
            var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
            _codes[code] = new Grant(
                person, Value("nonce"), Value("redirect_uri"), Value("code_challenge"), time.GetUtcNow() + CodeLasts);
            answer["code"] = code;
            answer["client_info"] = Base64UrlEncoder.Encode(JsonSerializer.Serialize(
                new { uid = person.ObjectId, utid = person.TenantId }));
        }

        return Value("response_mode") == "form_post"
            ? Page.Post(back, answer)
            : Results.Redirect(QueryHelpers.AddQueryString(back.ToString(), answer));
    }

    private async Task<IResult> TokenAsync(string tenant, HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var clientId = form["client_id"].ToString();
        var application = directory.Systems.Append(directory.Portal).FirstOrDefault(known => known.ClientId == clientId
            && (known == directory.Portal || IsAny(tenant) || known.TenantId.ToString() == tenant));
        if (application is null)
        {
            return Refuse("unauthorized_client", "AADSTS700016: The application was not found.");
        }

        if (!CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(application.Secret), Encoding.UTF8.GetBytes(form["client_secret"].ToString())))
        {
            return Refuse("invalid_client", "AADSTS7000215: The client secret is wrong.", 401);
        }

        return form["grant_type"].ToString() switch
        {
            "client_credentials" => Credentials(request, application, form["scope"].ToString()),
            "authorization_code" => Redeem(request, form["code"].ToString(), form["redirect_uri"].ToString(), form["code_verifier"].ToString()),
            _ => Refuse("unsupported_grant_type", "AADSTS70003: The grant type is not supported."),
        };
    }

    private IResult Credentials(HttpRequest request, SampleApplication application, string scope)
        => scope.EndsWith("/.default", StringComparison.Ordinal)
            ? Results.Json(new
            {
                token_type = "Bearer",
                expires_in = 3599,
                access_token = tokens.Application(
                    Root(request), application, scope[..^"/.default".Length].Replace("api://", "", StringComparison.Ordinal)),
            })
            : Refuse("invalid_scope", "AADSTS1002012: The scope must end in /.default.");

    private IResult Redeem(HttpRequest request, string code, string redirectUri, string verifier)
    {
        if (!_codes.TryRemove(code, out var grant) || grant.Until < time.GetUtcNow() || grant.RedirectUri != redirectUri)
        {
            return Refuse("invalid_grant", "AADSTS70008: The code has expired or was redeemed.");
        }

        if (grant.Challenge != Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))))
        {
            return Refuse("invalid_grant", "AADSTS501481: The code verifier does not match.");
        }

        var token = tokens.Identity(Root(request), grant.Person, directory.Portal.ClientId, grant.Nonce);
        return Results.Json(new { token_type = "Bearer", scope = "openid profile", expires_in = 3599, id_token = token, access_token = token });
    }

    private static IResult SignOut(HttpContext context)
    {
        context.Response.Cookies.Delete(SessionCookie);
        var query = context.Request.Query;
        return Uri.TryCreate(query["post_logout_redirect_uri"], UriKind.Absolute, out var back) && back.IsLoopback
            ? Results.Redirect(QueryHelpers.AddQueryString(back.ToString(), "state", query["state"].ToString()))
            : Page.Text("Signed out", "You are signed out.");
    }

    private static IResult Refuse(string error, string description, int status = 400)
        => Results.Json(new { error, error_description = description }, statusCode: status);

    private static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    private static bool IsAny(string tenant) => tenant is "organizations" or "common";

    // The issuer of "organizations" is a template, as with Entra.
    private static string Issuer(HttpRequest request, string tenant)
        => $"{Root(request)}/{(IsAny(tenant) ? "{tenantid}" : tenant)}/v2.0";

    private sealed record Grant(SamplePerson Person, string Nonce, string RedirectUri, string Challenge, DateTimeOffset Until);
}
