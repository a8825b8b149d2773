using System.ComponentModel;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Persons;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

namespace Hub.Web.Api.Sending;

/// <summary><c>POST /api/v1/submissions</c>: an agency's system sends a return.</summary>
public static class SendEndpoint
{
    /// <summary>The address.</summary>
    public const string Pattern = "/api/v1/submissions";

    private const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 200;
    private const long Beside = 1L << 20;

    /// <summary>Adds what sending and taking back over the API use; what the pages have added already stays.</summary>
    public static void AddSending(this IServiceCollection services)
    {
        services.AddScoped<SendOverApi>();
        services.TryAddScoped<WithdrawSubmission>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHold, RightsHold>());
    }

    /// <summary>Maps it. The file may be as large as anywhere, and is never buffered.</summary>
    public static void MapSending(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IngestOptions>();
        endpoints.MapPost(Pattern, HandleAsync)
            .WithName("sendSubmission").WithSummary("Send a return")
            .WithDescription(
                "The body is the file itself (CSV or XLSX), or multipart/form-data with the fields below and, last, a part named file. "
                + "The same declaration and file under the same Idempotency-Key get the same answer for seven days, with the header "
                + "Idempotency-Replayed; anything else under that key is refused. A return that is refused leaves its key free.")
            .Accepts<Stream>("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "multipart/form-data")
            .Produces<SubmissionAnswer>(StatusCodes.Status202Accepted).Produces<SubmissionAnswer>(StatusCodes.Status200OK)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesProblem(StatusCodes.Status507InsufficientStorage)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                foreach (var key in operation.Parameters?.OfType<OpenApiParameter>().Where(one => one.Name == KeyHeader) ?? [])
                {
                    key.Required = true;
                }

                return Task.CompletedTask;
            })
            .WithMetadata(new RequiresApiClientAttribute(), new RequestSizeLimitAttribute(options.MaxFileBytes + Beside))
            .DisableAntiforgery();
    }

    private static async Task<IResult> HandleAsync(
        HttpRequest request, CurrentClient current, SendOverApi send, CancellationToken cancellationToken,
        [FromHeader(Name = KeyHeader), Description("1 to 200 printable ASCII characters, chosen anew for each return.")] string? key = null,
        [FromQuery, Description("The dataset kind.")] string? kind = null,
        [FromQuery, Description("First day of the period, yyyy-MM-dd.")] string? from = null,
        [FromQuery, Description("The day after the period's last, yyyy-MM-dd.")] string? until = null,
        [FromQuery, Description("true where there is nothing to report; the body is then empty.")] string? nil = null,
        [FromQuery, Description("true where something is still missing.")] string? partial = null,
        [FromQuery, Description("Codes of the areas covered, with commas; left out, all that the agreement covers.")] string? areas = null,
        [FromQuery, Description("Id of the standing submission whose place this one takes.")] string? replaces = null,
        [FromQuery, Description("The file's name.")] string? fileName = null)
    {
        // The declaration may stand in the fields of the body instead, so it is read there, and the parameters describe it.
        _ = (kind, from, until, nil, partial, areas, replaces, fileName);
        if (key is not { Length: > 0 and <= LongestKey } || key.Any(c => c is < '!' or > '~'))
        {
            return SendRefusals.BadRequest(
                "The header Idempotency-Key is missing or not understood; send 1 to 200 printable characters, new for each return.");
        }

        try
        {
            return await SentReturn.ReadAsync(request, cancellationToken) switch
            {
                ({ } sent, _) => await send.HandleAsync(current.Require(), key, sent, cancellationToken),
                (_, var problem) => SendRefusals.BadRequest(problem!),
            };
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return SendRefusals.AtTheDoor(new Refusal(
                "too_large", "The file is larger than one return may be; split it by period."));
        }
        catch (InvalidDataException)
        {
            return SendRefusals.BadRequest("The multipart body is not well formed; send the fields first and the file last.");
        }
    }
}
