using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Downloads;
using Hub.Data.Profiles.Snapshot;
using Hub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Web.Api;

/// <summary>A released profile as the API tells it.</summary>
/// <param name="Id">Of the edition, in addresses.</param>
/// <param name="Edition">partnership or public.</param>
/// <param name="Marking">Protective marking: it travels with every figure.</param>
/// <param name="AreaKind">Kind of area.</param>
/// <param name="AreaCode">Its code.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="PeriodFrom">First day of the period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="EditionNumber">1, or more for an amendment.</param>
/// <param name="ReleasedAt">When it was released.</param>
/// <param name="Sha256">Checksum of the frozen content.</param>
public sealed record ProfileAnswer(
    Guid Id, string Edition, string Marking, string AreaKind, string AreaCode, string AreaName, DateOnly PeriodFrom, DateOnly PeriodUntil,
    int EditionNumber, DateTimeOffset ReleasedAt, string Sha256);

/// <summary>The released profiles that the agency's system may read, newest period first.</summary>
public sealed record ProfileListAnswer(IReadOnlyList<ProfileAnswer> Profiles);

/// <summary>One figure.</summary>
/// <param name="Value">The number as released; null where words stand in its place.</param>
/// <param name="Text">What the document prints: "1,235", "fewer than 8", "not received".</param>
/// <param name="State">published, released, derived, suppressed, notReceived, withheld or notAtThisLevel.</param>
public sealed record FigureAnswer(decimal? Value, string Text, string State);

/// <summary>One indicator of the area.</summary>
/// <param name="Code">The figure code that the document prints.</param>
/// <param name="Title">Its name.</param>
/// <param name="Theme">Code of its theme.</param>
/// <param name="Unit">What the number counts.</param>
/// <param name="Period">Its period in words.</param>
/// <param name="Level">Null for the area itself; else which wider area it was published for.</param>
/// <param name="Count">The number.</param>
/// <param name="Previous">The number of the period before.</param>
/// <param name="Direction">How it moved, as far as chance allows to say.</param>
/// <param name="RatePer">What the rate is per; null without one.</param>
/// <param name="Rate">The rate.</param>
/// <param name="RateLower">Lower limit of its 95 % interval.</param>
/// <param name="RateUpper">Upper limit.</param>
/// <param name="ForceRate">The force's rate.</param>
/// <param name="Source">Source line.</param>
/// <param name="Note">Caveat.</param>
/// <param name="SmallNumbers">How small numbers are treated.</param>
/// <param name="Coverage">What arrived, or what is missing from whom.</param>
public sealed record IndicatorAnswer(
    string Code, string Title, string Theme, string Unit, string Period, string? Level, FigureAnswer Count, FigureAnswer Previous,
    string Direction, string? RatePer, FigureAnswer Rate, FigureAnswer RateLower, FigureAnswer RateUpper, FigureAnswer ForceRate,
    string Source, string Note, string SmallNumbers, string Coverage);

/// <summary>One table of the document.</summary>
/// <param name="Key">Its name in addresses and files.</param>
/// <param name="Codes">Codes of its figures.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Headings">Of its columns.</param>
/// <param name="Rows">Cells as printed.</param>
/// <param name="Source">Source line.</param>
/// <param name="Note">Note.</param>
public sealed record TableAnswer(
    string Key, string Codes, string Caption, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows, string Source,
    string Note);

/// <summary>The figures of one released edition: what its document prints, nothing more exact.</summary>
/// <param name="Profile">The edition.</param>
/// <param name="Handling">Handling instructions.</param>
/// <param name="AreaSet">The set of areas.</param>
/// <param name="Figures">Its indicators.</param>
/// <param name="Tables">Its tables.</param>
public sealed record ProfileFiguresAnswer(
    ProfileAnswer Profile, string Handling, string AreaSet, IReadOnlyList<IndicatorAnswer> Figures, IReadOnlyList<TableAnswer> Tables);

/// <summary>Released figures for agencies' systems: what the editions print, with marking, source and rule of suppression.</summary>
public static class ProfileEndpoints
{
    /// <summary>Maps the list and the figures of one edition.</summary>
    public static void MapReleasedProfiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/profiles", ListAsync)
            .WithName("listProfiles").WithSummary("Released profiles that the agency's system may read, newest period first")
            .WithDescription("The public edition of every area; the partnership edition of the areas that the agency serves, while an "
                + "agreement of the agency is in force. An amendment replaces what it amends.")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithMetadata(new RequiresApiClientAttribute());
        endpoints.MapGet("/api/v1/profiles/{editionId:guid}/figures", FiguresAsync)
            .WithName("getProfileFigures").WithSummary("The figures and tables of one released edition, as its document prints them")
            .WithDescription("Small numbers are suppressed and rounded. Reading stands in the audit record.")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithMetadata(new RequiresApiClientAttribute());
    }

    private static async Task<ProfileListAnswer> ListAsync(
        CurrentClient current, HubDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        var client = current.Require();
        return new(await database.InScopeAsync(
            client.ScopeFor("list released profiles over the API"),
            async session => (IReadOnlyList<ProfileAnswer>)
                [.. (await ClientEditionQueries.ListAsync(session, client.AgencyId, UkTime.Today(time))).Select(Answer)],
            cancellationToken));
    }

    private static async Task<Results<Ok<ProfileFiguresAnswer>, ProblemHttpResult>> FiguresAsync(
        Guid editionId, CurrentClient current, ReadReleasedFigures read, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await read.HandleAsync(current.Require(), new(editionId), cancellationToken) is not ReleasedFiguresOutcome.Found found)
        {
            return TypedResults.Problem(
                "There is no released profile of this id that your agency's system may read. The list of profiles names those there are.",
                statusCode: StatusCodes.Status404NotFound, title: "No such profile");
        }

        response.Headers.CacheControl = "no-store";
        var set = ReleasedTables.Of(found.Content);
        return TypedResults.Ok(new ProfileFiguresAnswer(
            Answer(found.Edition),
            set.Front.Handling,
            set.Front.AreaSet,
            [.. found.Content.Figures.Indicators.Select(Answer)],
            [.. set.Tables.Select(table => new TableAnswer(
                table.Key, table.Code, table.Caption, table.Headings,
                [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell.Text)])],
                table.Source.Source, table.Source.Note ?? ""))]));
    }

    private static ProfileAnswer Answer(ClientEdition edition) => new(
        edition.EditionId, edition.Edition, edition.Marking, edition.AreaKind, edition.AreaCode, edition.AreaName, edition.PeriodFrom,
        edition.PeriodUntil, edition.EditionNumber, edition.ReleasedAt, Convert.ToHexStringLower(edition.ContentSha256));

    private static IndicatorAnswer Answer(IndicatorView i) => new(
        i.Code, i.Title, i.Theme, i.Unit, i.PeriodText, i.LevelNote, Answer(i.Count), Answer(i.Previous), i.Direction, i.RateUnit,
        Answer(i.Rate), Answer(i.RateLow), Answer(i.RateHigh), Answer(i.ForceRate), i.Source, i.Caveat, i.Suppression, i.Coverage);

    private static FigureAnswer Answer(Figure figure) => new(
        figure.Value is { } value ? decimal.Round(value, figure.Decimals) : null,
        figure.Text,
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(figure.State.ToString()));
}
