using Hub.Data.Indicators;
using Hub.Data.Ingest.Replacing;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Persons;
using Hub.Data.Persons.Register;
using Hub.Data.Profiles;

namespace Hub.Web.Pages.Ingest.Submissions.Change;

/// <summary>
/// Registers what the pages and the API need to take returns back: each feature's part in it, for its numbers alone (the worker
/// erases), what rests on a return, and what holds its rows.
/// </summary>
public static class ChangeFeature
{
    /// <summary>Adds it; needs the quarantine folder.</summary>
    public static void AddChangeOfReturns(this IServiceCollection services)
    {
        services.AddSingleton<IOnWithdrawal, IngestWithdrawal>().AddSingleton<IOnWithdrawal, RegisterWithdrawal>()
            .AddSingleton<IOnWithdrawal, PersonsWithdrawal>();
        services.AddSingleton<IOnWithdrawal, IndicatorsWithdrawal>().AddSingleton<IOnWithdrawal, ProfilesWithdrawal>();
        services.AddSingleton<IConsequence, IndicatorsConsequence>().AddSingleton<IConsequence, ProfilesConsequence>();
        services.AddSingleton<IHold, RightsHold>();
        services.AddSingleton<EraseSubmission>();
        services.AddScoped<PreviewWithdrawal>();
        services.AddScoped<WithdrawSubmission>();
        services.AddScoped<ReadReplacement>();
    }
}
