using Hub.Data.Access;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Data.Profiles.Writing.Commenting;
using Hub.Data.Profiles.Writing.Drafting;
using Hub.Data.Profiles.Writing.History;
using Hub.Data.Profiles.Writing.Judging;
using Hub.Data.Profiles.Writing.Recommending;
using Hub.Web.Security;

namespace Hub.Web.Pages.Profiles;

/// <summary>Registers what the pages need on which a profile is written.</summary>
public static class WritingFeature
{
    /// <summary>Adds it. The fonts are those that the worker renders with (<c>Pdf:FontFolder</c>).</summary>
    public static void AddWriting(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = configuration["Pdf:FontFolder"] ?? FontFiles.DefaultFolder;
        services.AddSingleton(_ => PrintableCharacters.In(folder));
        services.AddScoped<ReadSection>().AddScoped<TakeSection>().AddScoped<SaveSection>();
        services.AddScoped<ReadHistory>().AddScoped<ReadChanges>();
        services.AddScoped<ReadJudgements>().AddScoped<SaveJudgement>().AddScoped<MoveJudgement>().AddScoped<RemoveJudgement>();
        services.AddScoped<ReadRecommendations>().AddScoped<SaveRecommendation>();
        services.AddScoped<MoveRecommendation>().AddScoped<RemoveRecommendation>();
        services.AddScoped<ReadComments>().AddScoped<MakeComment>().AddScoped<AnswerComment>();
        services.AddScoped<AskForComments>().AddScoped<EndComments>();
    }

    /// <summary>Maps the style sheet of figures and words of a profile within the portal's pages.</summary>
    public static void MapProfileStyle(this IEndpointRouteBuilder endpoints)
        => endpoints.MapGet("/profiles/profile.css", () => Results.Text(HtmlWriter.Stylesheet, "text/css; charset=utf-8"))
            .WithMetadata(new RequiresPermissionAttribute(Permission.UseHub));
}
