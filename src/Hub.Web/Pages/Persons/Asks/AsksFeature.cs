using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Asks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hub.Web.Pages.Persons.Asks;

/// <summary>Registers the commands on questions between agencies.</summary>
public static class AsksFeature
{
    /// <summary>Adds what the pages below /persons/asks use.</summary>
    public static IServiceCollection AddAsks(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => DatasetKinds.Load(DatasetKinds.ShippedFolder));
        services.TryAddSingleton<CurrentKinds>();
        return services.AddScoped<AskAgencies>().AddScoped<AnswerAsk>().AddScoped<SwitchAsks>();
    }
}
