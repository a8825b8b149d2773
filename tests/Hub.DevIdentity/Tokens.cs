using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hub.DevIdentity;

/// <summary>Signs tokens as Entra would: version 2.0, one issuer for each tenant, claims under Entra's names.</summary>
public sealed class Tokens
{
    private const int MostGroups = 200;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly RsaSecurityKey _key;
    private readonly TimeProvider _time;

    /// <summary>Tokens signed with a key; the same key after a restart keeps what the portal has cached usable.</summary>
    public Tokens(RSA key, TimeProvider time)
        => (_key, _time) = (new RsaSecurityKey(key) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(key.ExportRSAPublicKey()))[..12] }, time);

    /// <summary>The public half, as the portal fetches it.</summary>
    public object PublicKey(string issuer)
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(
            new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
        return new { kty = "RSA", use = "sig", kid = key.Kid, n = key.N, e = key.E, issuer };
    }

    /// <summary>The identity token of a person who signs in to an application.</summary>
    public string Identity(string server, SamplePerson person, string audience, string? nonce)
        => Sign(server, person.TenantId, audience, TimeSpan.FromHours(1), new()
        {
            ["sub"] = Pairwise(person.ObjectId, audience),
            ["oid"] = person.ObjectId.ToString(),
            ["preferred_username"] = person.UserName,
            ["name"] = person.Name,
            ["amr"] = person.Methods,
            ["roles"] = person.Roles,
            ["nonce"] = nonce,
            ["groups"] = person.Groups is > 0 and <= MostGroups ? Groups(person) : null,
            // Too many for a token: it names where to ask instead.
            ["_claim_names"] = person.Groups > MostGroups ? Element("""{"groups":"src1"}""") : null,
            ["_claim_sources"] = person.Groups > MostGroups
                ? Element($$$"""{"src1":{"endpoint":"{{{server}}}/{{{person.TenantId}}}/users/{{{person.ObjectId}}}/getMemberObjects"}}""")
                : null,
        });

    /// <summary>The access token of a system (client credentials).</summary>
    public string Application(
        string server, SampleApplication system, string audience, TimeSpan? validFor = null,
        string algorithm = SecurityAlgorithms.RsaSha256)
        => Sign(server, system.TenantId, audience, validFor ?? TimeSpan.FromHours(1), new()
        {
            ["sub"] = system.ObjectId.ToString(),
            ["oid"] = system.ObjectId.ToString(),
            ["azp"] = system.ClientId,
            ["azpacr"] = "1",
            ["idtyp"] = "app",
            ["roles"] = system.Roles,
        }, algorithm);

    /// <summary>An access token that a person obtained through an application: it carries a scope.</summary>
    public string Delegated(string server, SamplePerson person, SampleApplication through, string audience)
        => Sign(server, person.TenantId, audience, TimeSpan.FromHours(1), new()
        {
            ["sub"] = Pairwise(person.ObjectId, audience),
            ["oid"] = person.ObjectId.ToString(),
            ["azp"] = through.ClientId,
            ["scp"] = "access_as_user",
            ["roles"] = through.Roles,
        });

    private string Sign(
        string server, Guid tenant, string audience, TimeSpan validFor, Dictionary<string, object?> claims,
        string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        claims["ver"] = "2.0";
        claims["tid"] = tenant.ToString();
        claims["uti"] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = $"{server}/{tenant}/v2.0",
            Audience = audience,
            IssuedAt = now,
            // Before its end even where that has passed, so that an expired token is a well-formed one.
            NotBefore = (now + validFor).AddHours(-2),
            Expires = now + validFor,
            SigningCredentials = new SigningCredentials(_key, algorithm),
            Claims = claims.Where(claim => claim.Value is not null and not IReadOnlyList<string> { Count: 0 })
                .ToDictionary(claim => claim.Key, claim => claim.Value!),
        });
    }

    private static string[] Groups(SamplePerson person)
        => [.. Enumerable.Range(0, person.Groups).Select(index => new Guid(SHA256.HashData(
            Encoding.ASCII.GetBytes($"{person.ObjectId}/{index}")).AsSpan(0, 16)).ToString())];

    // A person has another subject at each application.
    private static string Pairwise(Guid objectId, string audience)
        => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes($"{objectId}/{audience}")));

    private static JsonElement Element(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
