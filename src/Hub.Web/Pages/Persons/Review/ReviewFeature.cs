using Hub.Data.Persons.Review;
using Hub.Data.Persons.Review.Deciding;
using Hub.Data.Persons.Review.Looking;
using Hub.Data.Persons.Review.Sampling;

namespace Hub.Web.Pages.Persons.Review;

/// <summary>Registers what the pages of uncertain links use.</summary>
public static class ReviewFeature
{
    /// <summary>Adds the lists and commands.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services)
        => services.AddScoped<ReviewBoards>().AddScoped<ViewReviewPair>().AddScoped<DecideLink>().AddScoped<UndoLinkDecision>()
            .AddScoped<SecondLinkDecision>().AddScoped<DrawLinkSample>().AddScoped<JudgeSamplePair>();
}
