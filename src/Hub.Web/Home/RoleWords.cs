using Hub.Data.Access;

namespace Hub.Web.Home;

/// <summary>Roles as people say them.</summary>
public static class RoleWords
{
    /// <summary>The words, in small letters.</summary>
    public static string Of(Role role) => role switch
    {
        Role.DataOfficer => "data officer",
        Role.Analyst => "analyst",
        Role.Approver => "approver",
        Role.CspMember => "community safety partnership member",
        Role.NeighbourhoodReader => "neighbourhood reader",
        Role.LeadResponsibleOfficer => "lead responsible officer",
        Role.HeadOfIntelligence => "head of intelligence",
        Role.IntelligenceOfficer => "intelligence officer",
        Role.DisruptionPanelMember => "disruption panel member",
        Role.PccScrutiny => "scrutiny for the police and crime commissioner",
        Role.InformationGovernance => "information governance",
        Role.Auditor => "auditor",
        Role.Administrator => "administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "This role has no words."),
    };
}
