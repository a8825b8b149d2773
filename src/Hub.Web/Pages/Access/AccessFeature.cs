using Hub.Data.Access.Agencies;
using Hub.Data.Access.People;
using Hub.Data.Access.Sessions;

namespace Hub.Web.Pages.Access;

/// <summary>What the pages on people and agencies use.</summary>
public static class AccessFeature
{
    /// <summary>Registers the commands and the directories.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<Join.JoinCookie>();
        services.AddScoped<PeopleDirectory>().AddScoped<AgencyDirectory>();
        services.AddScoped<InvitePerson>().AddScoped<RevokeInvitation>().AddScoped<AcceptInvitation>();
        services.AddScoped<ApproveMembership>().AddScoped<RefuseMembership>();
        services.AddScoped<DisableMembership>().AddScoped<EnableMembership>();
        services.AddScoped<GrantRole>().AddScoped<RevokeRole>();
        services.AddScoped<ChooseAgency>().AddScoped<SignOutEverywhere>();
        services.AddScoped<RegisterAgency>().AddScoped<ChangeAgency>();
        services.AddScoped<RegisterApiClient>().AddScoped<DisableApiClient>();
    }
}
