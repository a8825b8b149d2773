using Hub.Data.Ingest.Kinds;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Keeping;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hub.Web.Pages.Sharing;

/// <summary>Registers the register of agreements and the commands on them.</summary>
public static class SharingFeature
{
    /// <summary>Adds what the pages below /sharing use.</summary>
    public static IServiceCollection AddSharing(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => DatasetKinds.Load(DatasetKinds.ShippedFolder));
        services.AddSingleton(provider => KindSharing.All(provider.GetRequiredService<DatasetKinds>()));
        services.AddScoped<AgreementRegisterQueries>().AddScoped<WorkingCopies>();
        services.AddScoped<DraftAgreement>().AddScoped<ChangeAgreement>().AddScoped<SignAgreement>();
        services.AddScoped<SuspendAgreement>().AddScoped<ResumeAgreement>().AddScoped<EndAgreement>().AddScoped<RecordReview>();
        return services;
    }
}
