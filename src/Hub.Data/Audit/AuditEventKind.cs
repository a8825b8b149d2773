namespace Hub.Data.Audit;

/// <summary>
/// Everything that the audit record knows to have happened. A command writes exactly one of these (<see cref="AuditedAttribute"/>);
/// a member is never renamed or reused, because stored events carry its name.
/// </summary>
public enum AuditEventKind
{
    /// <summary>A person signed in, or chose another of their agencies.</summary>
    SignedIn,

    /// <summary>A sign-in was refused: unknown tenant, not registered, disabled, without a second factor.</summary>
    SignInRefused,

    /// <summary>A person signed out.</summary>
    SignedOut,

    /// <summary>A request of a signed-in person or system was refused for want of a right.</summary>
    AccessRefused,

    /// <summary>The operator's file of people, roles and agencies was taken in (hub admin people).</summary>
    PeopleRegistered,

    /// <summary>Sealed identities were read across agencies; written by person.open_identities itself.</summary>
    IdentitiesOpened,

    /// <summary>A one-time link was made for a person, with the roles proposed.</summary>
    PersonInvited,

    /// <summary>The operator made a one-time link for an agency's first administrator (hub admin invite).</summary>
    AdministratorInvited,

    /// <summary>A one-time link was withdrawn before anybody used it.</summary>
    InvitationRevoked,

    /// <summary>A person followed their one-time link: it is bound to their account.</summary>
    InvitationAccepted,

    /// <summary>A sponsor approved a person, whose proposed roles stand from then on.</summary>
    MembershipApproved,

    /// <summary>A person who asked to be let in was refused.</summary>
    MembershipRefused,

    /// <summary>A person's access for an agency was ended, and every session of theirs.</summary>
    MembershipDisabled,

    /// <summary>A person's access for an agency was given back.</summary>
    MembershipEnabled,

    /// <summary>A role was given to a person.</summary>
    RoleGranted,

    /// <summary>A role was taken from a person.</summary>
    RoleRevoked,

    /// <summary>A person ended every session of their own.</summary>
    SessionsEnded,

    /// <summary>An agency was registered.</summary>
    AgencyRegistered,

    /// <summary>Name, state, tenants, e-mail domains or second factor of an agency were changed.</summary>
    AgencyChanged,

    /// <summary>A system of an agency may call the API from now on.</summary>
    ApiClientRegistered,

    /// <summary>A system of an agency may no longer call the API.</summary>
    ApiClientDisabled,
    /// <summary>A person's request about their data was registered.</summary>
    RightsRequestRegistered,

    /// <summary>The identity of the person who asks was recorded as proved.</summary>
    RightsIdentityProved,

    /// <summary>The time of a person's request was extended.</summary>
    RightsRequestExtended,

    /// <summary>A person's request, and who they are, was looked at.</summary>
    RightsRequestViewed,

    /// <summary>An agency decided on its own rows about a person.</summary>
    RightsFindingsDecided,

    /// <summary>A decision took effect: rows disclosed, set aside, corrected, erased or put back.</summary>
    RightsDecisionApplied,

    /// <summary>A restriction was ended.</summary>
    RestrictionLifted,

    /// <summary>The copy made for a person was downloaded.</summary>
    RightsExtractDownloaded,

    /// <summary>A person's request was closed as answered.</summary>
    RightsRequestAnswered,

    /// <summary>Somebody told the intelligence unit something. Subject: the report.</summary>
    IntelligenceReported,

    /// <summary>A report was withdrawn by whoever made it; its words were destroyed.</summary>
    IntelligenceWithdrawn,

    /// <summary>The intelligence unit read what was reported; written by intelligence.open_original itself.</summary>
    IntelligenceOriginalRead,

    /// <summary>The intelligence unit looked through everything reported; written by intelligence.search_originals itself.</summary>
    IntelligenceOriginalsSearched,

    /// <summary>A report was graded and sanitised, for the first time or again.</summary>
    IntelligenceGraded,

    /// <summary>A report was not taken on.</summary>
    IntelligenceNotTakenOn,

    /// <summary>A reader took note of the conditions under which a report may be handled.</summary>
    IntelligenceConditionsAcknowledged,

    /// <summary>The sanitised words of a report were read; written by intelligence.read_sanitised itself.</summary>
    IntelligenceRead,

    /// <summary>Sanitised reports were searched; written by intelligence.search_sanitised itself. The words are not kept.</summary>
    IntelligenceSearched,

    /// <summary>Reports whose day had come were destroyed.</summary>
    IntelligenceDestroyed,

    /// <summary>A job ended: done, failed or refused.</summary>
    JobEnded,

    /// <summary>The audit record was verified against its seals and exported heads; outcome failed when something was found.</summary>
    AuditRecordVerified,

    /// <summary>A person chose which notifications reach them by e-mail. Subject: their account.</summary>
    NotificationChoicesChanged,

    /// <summary>A parked job was put back. Subject: the request.</summary>
    JobRetried,

    /// <summary>A version of a dataset kind was registered. Subject: kind and version.</summary>
    DatasetKindRegistered,

    /// <summary>A profile was opened in the portal. Subject: the document.</summary>
    ProfileRead,

    /// <summary>A profile was downloaded. Subject: the document.</summary>
    ProfileDownloaded,

    /// <summary>A reader asked for a copy of a released profile with their name on every page. Subject: the edition.</summary>
    ProfileCopyAsked,

    /// <summary>What stands behind a figure of a profile was read: its submissions and counts by agency. Subject: the figure.</summary>
    FigureFollowed,

    /// <summary>Tables of a released profile were downloaded. Subject: the edition.</summary>
    ReleasedTablesDownloaded,

    /// <summary>An agency's system read the figures of a released profile. Subject: the edition.</summary>
    ReleasedFiguresRead,

    /// <summary>Somebody asked that a small number may be released. Subject: the profile; the number and the reason are detail.</summary>
    DisclosureExceptionAsked,

    /// <summary>A second person agreed that a small number may be released. Subject: the profile.</summary>
    DisclosureExceptionAgreed,

    /// <summary>An exception for a small number was taken back before the release. Subject: the profile.</summary>
    DisclosureExceptionWithdrawn,

    /// <summary>A profile was begun from frozen figures. Subject: the profile.</summary>
    ProfileBegun,

    /// <summary>A profile was submitted for peer review. Subject: the profile.</summary>
    ProfileSubmitted,

    /// <summary>A profile was returned to its writers, with a reason. Subject: the profile.</summary>
    ProfileReturned,

    /// <summary>A peer agreed to a profile. Subject: the profile.</summary>
    ProfileReviewed,

    /// <summary>A profile was approved, with its time of release. Subject: the profile.</summary>
    ProfileApproved,

    /// <summary>The editions of a profile were frozen and rendered for named readers before its release. Subject: the profile.</summary>
    ProfileFrozen,

    /// <summary>A profile was released. Subject: the profile.</summary>
    ProfileReleased,

    /// <summary>A profile was given up before its release. Subject: the profile.</summary>
    ProfileDiscarded,

    /// <summary>A warning of the release checklist was answered. Subject: the profile.</summary>
    ChecklistAnswered,

    /// <summary>An amendment of a released profile was begun. Subject: the amendment.</summary>
    ProfileAmendmentBegun,

    /// <summary>A profile on its way was moved to newer figures. Subject: the profile.</summary>
    ProfileFiguresRenewed,

    /// <summary>One person asked that a released profile be recalled. Subject: the profile.</summary>
    ProfileRecallAsked,

    /// <summary>A second person did not agree to a recall. Subject: the profile.</summary>
    ProfileRecallDeclined,

    /// <summary>A second person agreed to a recall: the profile's files were destroyed. Subject: the profile.</summary>
    ProfileRecalled,

    /// <summary>The problems of a submission were read, values of its rows among them. Subject: the submission.</summary>
    SubmissionProblemsRead,

    /// <summary>The first rows of a submission's file were looked at before it was decided. Subject: the submission.</summary>
    SubmissionPreviewRead,

    /// <summary>A person chose how a submission's file is read: sheet, header row, columns, values. Subject: the submission.</summary>
    ReadingChosen,

    /// <summary>An analyst drafted a request for a missing return. Subject: the request.</summary>
    DataRequestDrafted,

    /// <summary>A request for a missing return was sent to the partner. Subject: the request.</summary>
    DataRequestSent,

    /// <summary>The partner answered a request. Subject: the request.</summary>
    DataRequestAnswered,

    /// <summary>An analyst took a request back. Subject: the request.</summary>
    DataRequestClosed,

    /// <summary>A delivery was taken in and waits for its load.</summary>
    SubmissionReceived,

    /// <summary>A received file was scanned for viruses, or could not be. Subject: the submission.</summary>
    SubmissionScanned,

    /// <summary>A delivery was refused at the door: no agreement, or no usable file.</summary>
    SubmissionRefused,

    /// <summary>The rows of a delivery stand, all of them or the good ones.</summary>
    SubmissionAccepted,

    /// <summary>A dry run read a submission for the person who decides; no row stands. Subject: the submission.</summary>
    SubmissionChecked,

    /// <summary>A person decided to send a checked submission; it waits to be taken in. Subject: the submission.</summary>
    SubmissionSent,

    /// <summary>A submission was given up before any row stood, and all that was kept of it destroyed. Subject: the submission.</summary>
    SubmissionDiscarded,

    /// <summary>A person asked for another dry run of a submission. Subject: the submission.</summary>
    SubmissionCheckAsked,

    /// <summary>A row of a submission that waits for its sender was read, its cells included. Subject: the submission.</summary>
    SubmissionRowRead,

    /// <summary>Cells of a row were corrected in the browser, as a layer over the file. Subject: the submission.</summary>
    SubmissionCorrected,

    /// <summary>A corrected cell was put back as the file has it. Subject: the submission.</summary>
    SubmissionCorrectionUndone,

    /// <summary>A copy of a return with what is wrong beside each row was asked for. Subject: the submission.</summary>
    AnnotatedFileAsked,

    /// <summary>Such a copy was downloaded: rows left the hub. Subject: the submission.</summary>
    AnnotatedFileDownloaded,

    /// <summary>No row of a delivery stands.</summary>
    SubmissionRejected,

    /// <summary>What replacing a submission changes was read, values of its rows among it. Subject: the submission.</summary>
    ReplacementRead,

    /// <summary>Somebody asked that a submission be taken back. Subject: the submission.</summary>
    SubmissionWithdrawalAsked,

    /// <summary>A submission was taken back: its rows are gone; refused where something held them. Subject: the submission.</summary>
    SubmissionWithdrawn,

    /// <summary>A submission's time under its agreement had passed: what was kept of it is gone. Subject: the submission.</summary>
    SubmissionDisposed,

    /// <summary>An operator's input folder declared an agreement, or other terms of one.</summary>
    AgreementDeclared,

    /// <summary>An agreement was drafted.</summary>
    AgreementDrafted,

    /// <summary>A new version of an agreement was written; it binds nobody before it is signed.</summary>
    AgreementChanged,

    /// <summary>A party signed a version of an agreement.</summary>
    AgreementSigned,

    /// <summary>A party, or the agency that runs the hub, suspended an agreement.</summary>
    AgreementSuspended,

    /// <summary>An agency lifted its own suspension of an agreement.</summary>
    AgreementResumed,

    /// <summary>An agreement was ended before its last day.</summary>
    AgreementEnded,

    /// <summary>The review of an agreement was recorded, with the day of the next one.</summary>
    AgreementReviewed,

    /// <summary>How the profiles of an area are kept current, compared and published was set. Subject: the area.</summary>
    ProfileSettingsChanged,

    /// <summary>A theme of a profile was scored in the threat matrix, or scored again. Subject: the publication.</summary>
    ThreatScored,

    /// <summary>An operator added a version of the threat matrix. Subject: the version.</summary>
    ThreatMatrixAdded,

    /// <summary>What a meeting decided was recorded. Subject: the decision.</summary>
    DecisionRecorded,

    /// <summary>A recorded decision was changed. Subject: the decision.</summary>
    DecisionChanged,

    /// <summary>A decision was closed with what came of it. Subject: the decision.</summary>
    DecisionClosed,

    /// <summary>A meeting answered a recommendation: accepted, accepted with changes or declined. Subject: the recommendation.</summary>
    RecommendationAnswered,

    /// <summary>Records of several kinds were combined at person level, under named agreements and for a named purpose.</summary>
    RecordsCombined,

    /// <summary>Events older than the rule keeps them were destroyed; their seals stay.</summary>
    AuditRecordDestroyed,

    /// <summary>An operator imported the areas that an input folder describes.</summary>
    AreasImported,

    /// <summary>An operator brought the database to another version of the hub.</summary>
    DatabaseMigrated,

    /// <summary>Somebody searched the audit record, or read what concerns their agency.</summary>
    AuditRecordSearched,

    /// <summary>Somebody took events out of the hub as a file.</summary>
    AuditRecordExported,

    /// <summary>A section of a draft profile was taken to write, or taken over. Subject: the profile.</summary>
    ProfileSectionTaken,
    /// <summary>A section of a draft profile was saved. Subject: the profile.</summary>
    ProfileSectionSaved,
    /// <summary>A key judgement was written or changed. Subject: the profile.</summary>
    ProfileJudgementSaved,
    /// <summary>A key judgement was moved up or down. Subject: the profile.</summary>
    ProfileJudgementMoved,
    /// <summary>A key judgement was removed; it is kept. Subject: the profile.</summary>
    ProfileJudgementRemoved,
    /// <summary>A recommendation was written or changed. Subject: the profile.</summary>
    ProfileRecommendationSaved,
    /// <summary>A recommendation was moved up or down. Subject: the profile.</summary>
    ProfileRecommendationMoved,
    /// <summary>A recommendation was removed; it is kept. Subject: the profile.</summary>
    ProfileRecommendationRemoved,
    /// <summary>A named partner was asked to comment on a draft profile until a day. Subject: the profile.</summary>
    ProfileCommentsAsked,
    /// <summary>A named partner reads a draft profile no longer. Subject: the profile.</summary>
    ProfileCommentsEnded,
    /// <summary>A partner read the draft profile that they were asked to comment on. Subject: the profile.</summary>
    ProfileDraftReadToComment,
    /// <summary>A comment on a draft profile, or other words for it. Subject: the profile.</summary>
    ProfileCommented,
    /// <summary>An author answered a comment, took over the words suggested, or declined. Subject: the profile.</summary>
    ProfileCommentAnswered,
    /// <summary>Two records were looked at, to judge whether they are one subject. Subject: the pair.</summary>
    LinkPairViewed,
    /// <summary>A person decided about two records: one subject, two, or not sure. Subject: the decision.</summary>
    LinkDecided,
    /// <summary>A decision about two records was undone; the one before it holds again. Subject: the decision.</summary>
    LinkDecisionUndone,
    /// <summary>A second person agreed to a decision about two records, or did not. Subject: the decision.</summary>
    LinkDecisionSeconded,
    /// <summary>A sample of pairs was drawn, to be judged without seeing what the hub made of them. Subject: the sample.</summary>
    LinkSampleDrawn,
    /// <summary>A pair of a sample was judged. Subject: the pair.</summary>
    LinkSampleJudged,
    /// <summary>An agency asked whether another one holds something about the person of its own record. Subject: the question.</summary>
    PersonAsked,
    /// <summary>A question reached an agency, which alone is told of it. Subject: the question.</summary>
    PersonAskRouted,
    /// <summary>An agency answered a question that had reached it. Subject: the question.</summary>
    PersonAskAnswered,
    /// <summary>An agency switched questions of another agency on or off. Subject: the switch.</summary>
    PersonAsksSwitched,
}
