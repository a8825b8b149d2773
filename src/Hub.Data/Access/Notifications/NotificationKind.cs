namespace Hub.Data.Access.Notifications;

/// <summary>
/// What a person can be told of. The kind is all that an e-mail says (<see cref="NotificationWords"/>); a member is never renamed
/// or reused, because stored notifications carry its name.
/// </summary>
public enum NotificationKind
{
    /// <summary>Somebody accepted an invitation to the agency and waits for approval. Subject: their account.</summary>
    MembershipAwaitingApproval,

    /// <summary>The person may now use the hub for an agency. Subject: the agency.</summary>
    MembershipApproved,

    /// <summary>The person may no longer use the hub for an agency. Subject: the agency.</summary>
    MembershipDisabled,

    /// <summary>An agreement's review date is near. Subject: the agreement.</summary>
    AgreementReviewDue,

    /// <summary>An agreement ends soon. Subject: the agreement.</summary>
    AgreementExpiring,

    /// <summary>An agreement has ended; returns under it are refused. Subject: the agreement.</summary>
    AgreementExpired,

    /// <summary>An agreement waits for the signature of the agency. Subject: the agreement.</summary>
    AgreementToSign,

    /// <summary>A party suspended an agreement; returns under it are refused. Subject: the agreement.</summary>
    AgreementSuspended,

    /// <summary>A return is due within a week. Subject: kind and period.</summary>
    SubmissionDueSoon,

    /// <summary>A return's due day has come. Subject: kind and period.</summary>
    SubmissionDue,

    /// <summary>A return is a week late or more. Subject: kind and period.</summary>
    SubmissionOverdue,

    /// <summary>A received file waits because it cannot be scanned for viruses. Subject: the submission's key.</summary>
    SubmissionHeld,

    /// <summary>A return of the agency was withdrawn and its certificate is there. Subject: the submission.</summary>
    SubmissionWithdrawn,

    /// <summary>A return has been checked and waits for its sender. Subject: the submission.</summary>
    SubmissionChecked,

    /// <summary>A return that was sent stands. Subject: the submission.</summary>
    SubmissionTakenIn,

    /// <summary>A return that was sent could not be taken in. Subject: the submission.</summary>
    SubmissionRefused,

    /// <summary>A job was given up and waits for a person. Subject: the request.</summary>
    JobParked,

    /// <summary>A request about data held on a person waits for the agency's decision. Subject: the request.</summary>
    RightsRequestAwaitingDecision,

    /// <summary>A request about data held on a person was decided. Subject: the request.</summary>
    RightsRequestDecided,

    /// <summary>Somebody reported something to the intelligence unit. Subject: the report.</summary>
    IntelligenceToGrade,

    /// <summary>The intelligence unit has dealt with a report of the person's own. Subject: the report.</summary>
    IntelligenceStatusChanged,

    /// <summary>Rows that the agency sent were used in a build. Subject: the run.</summary>
    DataUsed,

    /// <summary>An analyst asks for a return that is missing. Subject: the request.</summary>
    DataRequested,

    /// <summary>A partner answered a request. Subject: the request.</summary>
    DataRequestAnswered,

    /// <summary>A return that was asked for has come. Subject: the request.</summary>
    DataRequestFilled,

    /// <summary>An author asks for comments on a draft profile. Subject: the profile.</summary>
    ProfileCommentsAsked,

    /// <summary>A partner commented on a draft profile. Subject: the profile.</summary>
    ProfileCommented,

    /// <summary>An author answered a comment of the person's own. Subject: the profile.</summary>
    ProfileCommentAnswered,

    /// <summary>A profile waits for a peer who wrote none of it. Subject: the profile.</summary>
    ProfileToReview,

    /// <summary>A profile was returned to its writers. Subject: the profile.</summary>
    ProfileReturned,

    /// <summary>A profile waits for an approver. Subject: the profile.</summary>
    ProfileToApprove,

    /// <summary>A profile of the person's areas was released. Subject: the profile.</summary>
    ProfileReleased,

    /// <summary>A profile can be read before its release by readers named for that. Subject: the profile.</summary>
    ProfileReadable,

    /// <summary>The release of a profile stopped. Subject: the profile.</summary>
    ProfileStopped,

    /// <summary>A second person is asked to agree to a recall. Subject: the profile.</summary>
    ProfileRecallAsked,

    /// <summary>A released profile was recalled. Subject: the profile.</summary>
    ProfileRecalled,

    /// <summary>A return under a profile was withdrawn by its agency. Subject: the profile.</summary>
    ProfileFiguresWithdrawn,

    /// <summary>Another agency asks whether the person's agency holds something. Subject: the question.</summary>
    PersonAskReceived,

    /// <summary>An agency named whom to talk to about a record. Subject: the question.</summary>
    PersonAskAnswered,
}
