using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Rights;
using Hub.Data.Persons.Rights.Decisions;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hub.Web.Pages.Persons.Rights;

/// <summary>Registers the commands on requests of people about their data.</summary>
public static class RightsFeature
{
    /// <summary>Adds what the pages below /persons/rights use.</summary>
    public static IServiceCollection AddRights(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => DatasetKinds.Load(DatasetKinds.ShippedFolder));
        services.AddSingleton(new RightsSeal(configuration["Hub:KeyFile"], configuration.GetValue("Hub:MayCreateKeyFile", false)));
        services.AddScoped<RegisterRightsRequest>().AddScoped<ViewRightsRequest>().AddScoped<ProveIdentity>();
        services.AddScoped<ExtendRightsRequest>().AddScoped<AnswerRightsRequest>();
        services.AddScoped<DecideRightsFindings>().AddScoped<LiftRestriction>().AddScoped<DownloadRightsExtract>();
        return services;
    }
}
