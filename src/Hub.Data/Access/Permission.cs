namespace Hub.Data.Access;

/// <summary>What an endpoint, a page or a command asks of its caller. Who has it: <see cref="RolePermissions"/>.</summary>
public enum Permission
{
    /// <summary>One's own home, notifications and agencies: everybody with an active membership.</summary>
    UseHub,

    /// <summary>The people of one's own agency.</summary>
    ManagePeople,

    /// <summary>Agencies, their tenants and API clients (host agency only).</summary>
    ManageAgencies,

    /// <summary>Reference lists and dataset kinds (host agency only).</summary>
    ManageReference,

    /// <summary>The list of jobs, and putting one back (host agency only).</summary>
    ManageJobs,

    /// <summary>Agreements to which one's own agency is a party.</summary>
    ViewAgreements,

    /// <summary>Drafting, changing, suspending and ending agreements (host agency only).</summary>
    EditAgreements,

    /// <summary>Signing an agreement for one's own agency.</summary>
    SignAgreements,

    /// <summary>Events that concern one's own agency; in the host agency all of them.</summary>
    ViewAudit,

    /// <summary>Requests of people about the data held on them: finding and recording (host agency only).</summary>
    HandleRightsRequests,

    /// <summary>Deciding such a request for the records of one's own agency.</summary>
    DecideRightsRequests,

    /// <summary>Sending returns, on the page or over the API.</summary>
    SendSubmissions,

    /// <summary>The agency's own submissions and their reports.</summary>
    ViewSubmissions,

    /// <summary>Telling the intelligence unit something, and seeing what became of one's own reports.</summary>
    ReportIntelligence,

    /// <summary>Grading and sanitising what was reported: the intelligence unit (host agency only).</summary>
    GradeIntelligence,

    /// <summary>Sanitised intelligence reports of one's areas.</summary>
    ReadIntelligence,

    /// <summary>Taking back a return of one's own agency, on the page or over the API.</summary>
    WithdrawSubmissions,

    /// <summary>Which required returns of one's areas have come, as status words.</summary>
    ViewCoverage,

    /// <summary>Asking a partner of one's areas for a return that is missing.</summary>
    RequestData,

    /// <summary>Requests for data: those of one's areas, and those sent to one's agency.</summary>
    ViewDataRequests,

    /// <summary>Draft profiles of one's areas.</summary>
    ViewDraftProfiles,

    /// <summary>Released profiles of one's areas.</summary>
    ViewReleasedProfiles,

    /// <summary>Writing profiles of one's areas: words, judgements, recommendations, threat scores; submitting, amending.</summary>
    WriteProfiles,

    /// <summary>Agreeing to a profile as a peer who wrote none of it, or returning it.</summary>
    ReviewProfiles,

    /// <summary>Approving a profile that one wrote no part of, with its time of release.</summary>
    ApproveProfiles,

    /// <summary>Comments and suggestions on the drafts that one was asked to read.</summary>
    CommentOnProfiles,

    /// <summary>One half of a decision of two people: recalling a released profile, an exception from disclosure control.</summary>
    OverrideReleases,

    /// <summary>What stands behind a figure: its definition, rules, submissions and counts by agency.</summary>
    FollowFigures,

    /// <summary>Recording what a meeting decided, and what came of it.</summary>
    RecordDecisions,

    /// <summary>How profiles of an area are kept current, compared and published.</summary>
    ManageProfileSettings,

    /// <summary>Looking at uncertain links between records of several agencies, and deciding them.</summary>
    ReviewLinks,

    /// <summary>Questions whether agencies hold something: one's own agency's, and those that reached it.</summary>
    ViewAsks,

    /// <summary>Asking whether another agency holds something about the person of a record of one's own agency.</summary>
    AskAgencies,

    /// <summary>Answering such a question for one's own agency, and saying who may ask.</summary>
    AnswerAsks,
}
