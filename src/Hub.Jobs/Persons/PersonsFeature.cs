using Hub.Data.Indicators;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Replacing;
using Hub.Data.Ingest.Retention;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Persons;
using Hub.Data.Persons.Asks;
using Hub.Data.Persons.Register;
using Hub.Data.Persons.Rights;
using Hub.Data.Persons.Rights.Decisions;
using Hub.Data.Profiles;

namespace Hub.Jobs.Persons;

/// <summary>Registers the worker's part in the rights of people in the data, and every feature's part in taking rows back.</summary>
public static class PersonsFeature
{
    /// <summary>Adds them; needs the quarantine folder of Ingest.</summary>
    public static IServiceCollection AddPersons(this IServiceCollection services, IngestOptions options)
        => services
            .AddSingleton(new RightsSeal(options.KeyFile, options.MayCreateKeyFile))
            .AddSingleton<SearchForPerson>()
            .AddSingleton<CurrentKinds>()
            .AddSingleton<RouteAsk>()
            .AddSingleton<ApplyRightsDecision>()
            .AddSingleton<DestroyRightsExtracts>()
            .AddSingleton<LinkRegister>()
            .AddWithdrawal();

    /// <summary>Adds each feature's part; whoever takes rows back calls all of them.</summary>
    public static IServiceCollection AddWithdrawal(this IServiceCollection services)
        => services
            .AddSingleton<IOnWithdrawal, IngestWithdrawal>()
            .AddSingleton<IOnWithdrawal, RegisterWithdrawal>()
            .AddSingleton<IOnWithdrawal, PersonsWithdrawal>()
            .AddSingleton<IOnWithdrawal, AsksWithdrawal>()
            .AddSingleton<IOnWithdrawal, IndicatorsWithdrawal>()
            .AddSingleton<IOnWithdrawal, ProfilesWithdrawal>()
            .AddSingleton<IConsequence, IndicatorsConsequence>()
            .AddSingleton<IConsequence, ProfilesConsequence>()
            .AddSingleton<IHold, RightsHold>()
            .AddSingleton<FollowReplacement>()
            .AddSingleton<EraseSubmission>()
            .AddSingleton<ApplyWithdrawal>()
            .AddSingleton<DisposeSubmission>()
            .AddSingleton<RunRetention>();
}
