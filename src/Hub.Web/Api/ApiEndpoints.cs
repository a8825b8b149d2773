using Hub.Web.Security;

namespace Hub.Web.Api;

/// <summary>Who a system is to the hub.</summary>
/// <param name="Agency">Code of the agency that it speaks for.</param>
/// <param name="AgencyName">The agency's name.</param>
/// <param name="Client">What the agency calls the system.</param>
public sealed record AgencyAnswer(string Agency, string AgencyName, string Client);

/// <summary>The API for agencies' systems, below <c>/api/v1</c>. Refusals are problem details (RFC 9457).</summary>
public static class ApiEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapApi(this WebApplication application)
        => application.MapGet("/api/v1/agency", (CurrentClient current) =>
        {
            var client = current.Require();
            return new AgencyAnswer(client.AgencyCode, client.AgencyName, client.Name);
        }).WithMetadata(new RequiresApiClientAttribute());
}
