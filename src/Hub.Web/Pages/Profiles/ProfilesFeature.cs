using Hub.Data.Profiles.Disclosure.Exceptions;
using Hub.Data.Profiles.Downloads;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Editions.Copies;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Checks;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Data.Profiles.Publishing.Figures;
using Hub.Data.Profiles.Publishing.Recalling;
using Hub.Data.Profiles.Publishing.Way;
using Hub.Data.Profiles.Reading;
using Hub.Web.Pages.Profiles.Decisions;
using Hub.Web.Pages.Profiles.Settings;
using Hub.Web.Pages.Profiles.Threats;

namespace Hub.Web.Pages.Profiles;

/// <summary>Registers what the pages of profiles need.</summary>
public static class ProfilesFeature
{
    /// <summary>Adds it.</summary>
    public static void AddProfiles(this IServiceCollection services)
    {
        services.AddScoped<ReadProfile>();
        services.AddScoped<DownloadProfile>();
        services.AddScoped<FollowFigure>();
        services.AddScoped<DownloadTables>();
        services.AddScoped<ReadReleasedFigures>();
        services.AddScoped<PreviewEdition>();
        services.AddScoped<BeginProfile>();
        services.AddScoped<PublicationDesk>();
        services.AddThreatMatrix();
        services.AddDecisions();
        services.AddProfileSettings();
        services.AddScoped<Checklist>(provider => new Checklist(provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<ReadChecklist>();
        services.AddScoped<AnswerWarning>();
        services.AddScoped<SubmitProfile>();
        services.AddScoped<AgreeToProfile>();
        services.AddScoped<ReturnProfile>();
        services.AddScoped<ApproveProfile>();
        services.AddScoped<DiscardProfile>();
        services.AddScoped<AmendProfile>();
        services.AddScoped<RenewFigures>();
        services.AddScoped<Hub.Data.Profiles.Publishing.Recalling.Recalls>();
        services.AddScoped<AskForRecall>();
        services.AddScoped<AgreeToRecall>();
        services.AddScoped<DeclineRecall>();
        services.AddScoped<ReleasedProfiles>();
        services.AddScoped<ReadEdition>();
        services.AddScoped<DownloadEdition>();
        services.AddScoped<AskPersonalCopy>();
        services.AddScoped<DownloadPersonalCopy>();
        services.AddScoped<ExceptionDesk>();
        services.AddScoped<AskException>();
        services.AddScoped<AgreeException>();
        services.AddScoped<WithdrawException>();
    }
}
