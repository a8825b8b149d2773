namespace Hub.Data.Access;

/// <summary>What a person is in one agency. Stored by name in snake case; a person may hold several.</summary>
public enum Role
{
    /// <summary>Sends the agency's returns.</summary>
    DataOfficer,

    /// <summary>Assembles and writes profiles of named areas.</summary>
    Analyst,

    /// <summary>Approves profiles written by others.</summary>
    Approver,

    /// <summary>Reads released profiles of named areas, as a member of the community safety partnership.</summary>
    CspMember,

    /// <summary>Reads the neighbourhood edition of named areas.</summary>
    NeighbourhoodReader,

    /// <summary>Answers for named organised crime groups.</summary>
    LeadResponsibleOfficer,

    /// <summary>Head of intelligence of the force.</summary>
    HeadOfIntelligence,

    /// <summary>Grades and sanitises intelligence reports, in the intelligence unit of the agency that runs the hub.</summary>
    IntelligenceOfficer,

    /// <summary>Sits on the panel that judges disruptions.</summary>
    DisruptionPanelMember,

    /// <summary>Scrutiny by the police and crime commissioner: released figures only.</summary>
    PccScrutiny,

    /// <summary>Information governance: agreements, and the rights of people in the data.</summary>
    InformationGovernance,

    /// <summary>Reads the audit record.</summary>
    Auditor,

    /// <summary>Manages the agency's people; in the host agency also agencies, reference lists and jobs.</summary>
    Administrator,
}
