namespace Hub.Data.Access;

/// <summary>
/// Which role may do what: the one table that pages, endpoints, the API and jobs are judged by. What is not named is denied.
/// </summary>
public static class RolePermissions
{
    private static readonly Dictionary<Permission, Role[]> Allowed = new()
    {
        [Permission.UseHub] = Enum.GetValues<Role>(),
        [Permission.ManagePeople] = [Role.Administrator],
        [Permission.ManageAgencies] = [Role.Administrator],
        [Permission.ManageReference] = [Role.Administrator],
        [Permission.ManageJobs] = [Role.Administrator],
        [Permission.ViewAgreements] =
            [Role.DataOfficer, Role.Analyst, Role.InformationGovernance, Role.Auditor, Role.Administrator],
        [Permission.EditAgreements] = [Role.InformationGovernance],
        [Permission.SignAgreements] = [Role.InformationGovernance],
        [Permission.ViewAudit] = [Role.Auditor, Role.InformationGovernance],
        [Permission.HandleRightsRequests] = [Role.InformationGovernance],
        [Permission.DecideRightsRequests] = [Role.InformationGovernance],
        [Permission.SendSubmissions] = [Role.DataOfficer],
        [Permission.ViewSubmissions] = [Role.DataOfficer, Role.InformationGovernance],
        [Permission.ReportIntelligence] = Enum.GetValues<Role>(),
        [Permission.GradeIntelligence] = [Role.HeadOfIntelligence, Role.IntelligenceOfficer],
        [Permission.ReadIntelligence] = [Role.Analyst, Role.HeadOfIntelligence, Role.IntelligenceOfficer],
        [Permission.WithdrawSubmissions] = [Role.DataOfficer, Role.InformationGovernance],
        [Permission.ViewCoverage] = [Role.Analyst, Role.HeadOfIntelligence],
        [Permission.RequestData] = [Role.Analyst],
        [Permission.ViewDataRequests] = [Role.DataOfficer, Role.InformationGovernance, Role.Analyst, Role.HeadOfIntelligence],
        [Permission.ViewDraftProfiles] = [Role.Analyst, Role.Approver, Role.HeadOfIntelligence],
        [Permission.ViewReleasedProfiles] =
        [
            Role.Analyst, Role.Approver, Role.CspMember, Role.NeighbourhoodReader, Role.LeadResponsibleOfficer,
            Role.HeadOfIntelligence, Role.DisruptionPanelMember, Role.PccScrutiny,
        ],
        [Permission.WriteProfiles] = [Role.Analyst],
        [Permission.ReviewProfiles] = [Role.Analyst, Role.HeadOfIntelligence],
        [Permission.ApproveProfiles] = [Role.Approver],
        [Permission.CommentOnProfiles] = [Role.Analyst, Role.Approver, Role.CspMember, Role.HeadOfIntelligence],
        [Permission.OverrideReleases] = [Role.Approver, Role.InformationGovernance],
        [Permission.FollowFigures] = [Role.Analyst, Role.Approver, Role.HeadOfIntelligence],
        [Permission.RecordDecisions] = [Role.Analyst, Role.CspMember],
        [Permission.ManageProfileSettings] = [Role.Analyst, Role.HeadOfIntelligence],
        [Permission.ReviewLinks] = [Role.Analyst],
        [Permission.ViewAsks] = [Role.DataOfficer, Role.InformationGovernance],
        [Permission.AskAgencies] = [Role.DataOfficer],
        [Permission.AnswerAsks] = [Role.InformationGovernance],
    };

    private static readonly Permission[] HostOnly =
    [
        Permission.ManageAgencies, Permission.ManageReference, Permission.ManageJobs, Permission.EditAgreements,
        Permission.HandleRightsRequests, Permission.GradeIntelligence,
    ];

    /// <summary>Roles that are granted for named areas and see nothing of others.</summary>
    public static IReadOnlySet<Role> ByArea { get; } =
        new HashSet<Role> { Role.Analyst, Role.CspMember, Role.NeighbourhoodReader };

    /// <summary>Roles that read profiles of every area: not granted by area.</summary>
    public static IReadOnlySet<Role> Everywhere { get; } = Allowed[Permission.ViewDraftProfiles]
        .Concat(Allowed[Permission.ViewReleasedProfiles])
        .Where(role => !ByArea.Contains(role))
        .ToHashSet();

    /// <summary>
    /// Whether an agency may give the role at all: a head of intelligence and an intelligence officer belong to a police force or to
    /// the agency that runs the hub.
    /// </summary>
    public static bool MayGive(Role role, bool isHostAgency, string agencyType)
        => role is not (Role.HeadOfIntelligence or Role.IntelligenceOfficer) || isHostAgency || agencyType == "police";

    /// <summary>The roles that may do it; for a permission of the host agency, there.</summary>
    public static IReadOnlyList<Role> Holders(Permission permission) => Allowed.GetValueOrDefault(permission, []);

    /// <summary>Whether a person with these roles in an agency may do it there.</summary>
    public static bool Allow(IEnumerable<Role> roles, bool isHostAgency, Permission permission)
        => (isHostAgency || !HostOnly.Contains(permission))
            && Allowed.TryGetValue(permission, out var holders)
            && roles.Any(role => holders.Contains(role));
}
