using Hub.Data.Ingest;
using Hub.Data.Ingest.Sending;

namespace Hub.Web.Api.Sending;

/// <summary>Refusals of returns as problem details, in the sentences of the page.</summary>
internal static class SendRefusals
{
    private const string Title = "The return was not taken in";
    private const long Drained = 64L << 20;

    public static IResult BadRequest(string sentence)
        => TypedResults.Problem(sentence, statusCode: StatusCodes.Status400BadRequest, title: "The request cannot be understood");

    public static IResult InHand()
        => Problem(
            StatusCodes.Status409Conflict, "key_in_hand",
            "A request with this Idempotency-Key is being worked on; wait for its answer, or send it again in ten minutes.");

    public static IResult OtherRequest()
        => Problem(
            StatusCodes.Status422UnprocessableEntity, "key_of_another_request",
            "This Idempotency-Key was used for another return; choose a new key for each return, and the same only to repeat one.");

    public static IResult KindOrPeriod(DeclaredReturn declared)
        => declared.From < declared.Until
            ? Problem(
                StatusCodes.Status422UnprocessableEntity, "unknown_kind",
                "There is no dataset kind of that name; the guide of your agency's returns names them.")
            : Problem(
                StatusCodes.Status422UnprocessableEntity, "empty_period", "The period ends before it begins; correct its dates.");

    /// <summary>Every problem of the declaration by field; what has changed at the hub meanwhile is a conflict.</summary>
    public static IResult Declaration(IReadOnlyList<DeclarationProblem> problems)
        => TypedResults.Problem(
            string.Join(' ', problems.Select(problem => problem.Sentence)),
            statusCode: problems.Any(problem => problem.Field == nameof(DeclaredReturn.Replaces))
                ? StatusCodes.Status409Conflict
                : StatusCodes.Status422UnprocessableEntity,
            title: Title,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["errors"] = problems.GroupBy(problem => Parameter(problem.Field), StringComparer.Ordinal)
                    .ToDictionary(group => group.Key, group => group.Select(problem => problem.Sentence).ToArray(), StringComparer.Ordinal),
            });

    public static IResult InTheWay(ReceiveOutcome.PeriodAlreadyAccepted other)
        => TypedResults.Problem(
            other.Sentence, statusCode: StatusCodes.Status409Conflict, title: Title,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["rule"] = "period_already_accepted", ["standing"] = other.Key,
            });

    public static IResult AtTheDoor(Refusal why)
        => Problem(
            why.Rule switch
            {
                "too_large" => StatusCodes.Status413PayloadTooLarge,
                "disk_full" => StatusCodes.Status507InsufficientStorage,
                _ => StatusCodes.Status422UnprocessableEntity,
            },
            why.Rule, why.Message);

    /// <summary>A caller that is still sending would see a broken line instead of the answer.</summary>
    public static async Task DrainAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        for (long read = 0, count = 1; read < Drained && count > 0; read += count)
        {
            count = await content.ReadAsync(buffer, cancellationToken);
        }
    }

    private static string Parameter(string field) => char.ToLowerInvariant(field[0]) + field[1..];

    private static IResult Problem(int status, string rule, string sentence)
        => TypedResults.Problem(
            sentence, statusCode: status, title: Title,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["rule"] = rule });
}
