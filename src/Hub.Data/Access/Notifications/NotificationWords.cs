namespace Hub.Data.Access.Notifications;

/// <summary>
/// The words of each kind. They are fixed: nothing is put into them, so no e-mail and no list can carry a name, a figure or what
/// an agreement is about (capability 24.4).
/// </summary>
public static class NotificationWords
{
    /// <summary>The subject of every e-mail.</summary>
    public const string MailSubject = "Something is waiting for you in the hub";

    /// <summary>Every kind, in the order of the page of choices.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = Enum.GetValues<NotificationKind>();

    /// <summary>What has happened, as a sentence without its full stop.</summary>
    public static string Title(NotificationKind kind) => kind switch
    {
        NotificationKind.MembershipAwaitingApproval => "Somebody is waiting for you to approve them",
        NotificationKind.MembershipApproved => "You can now use the hub for an agency",
        NotificationKind.MembershipDisabled => "Your use of the hub for an agency has ended",
        NotificationKind.AgreementReviewDue => "A sharing agreement is due for review",
        NotificationKind.AgreementExpiring => "A sharing agreement ends soon",
        NotificationKind.AgreementExpired => "A sharing agreement has ended",
        NotificationKind.AgreementToSign => "A sharing agreement waits for your agency's signature",
        NotificationKind.AgreementSuspended => "A sharing agreement has been suspended",
        NotificationKind.SubmissionDueSoon => "A return is due within a week",
        NotificationKind.SubmissionDue => "A return is due",
        NotificationKind.SubmissionOverdue => "A return is late",
        NotificationKind.SubmissionHeld => "A return waits for the virus scan",
        NotificationKind.SubmissionWithdrawn => "A return has been withdrawn and its certificate is ready",
        NotificationKind.SubmissionChecked => "A return has been checked and waits for you to send it",
        NotificationKind.SubmissionTakenIn => "A return that you sent has been taken in",
        NotificationKind.SubmissionRefused => "A return that you sent could not be taken in",
        NotificationKind.JobParked => "A job has stopped and needs somebody to look at it",
        NotificationKind.RightsRequestAwaitingDecision => "A request about data held on a person needs your agency's decision",
        NotificationKind.RightsRequestDecided => "A request about data held on a person has been decided",
        NotificationKind.IntelligenceToGrade => "A report waits for the intelligence unit",
        NotificationKind.IntelligenceStatusChanged => "The intelligence unit has dealt with a report of yours",
        NotificationKind.DataUsed => "Your agency's returns were used in profiles",
        NotificationKind.DataRequested => "An analyst asks your agency for a return that is missing",
        NotificationKind.DataRequestAnswered => "A partner has answered a request for data",
        NotificationKind.DataRequestFilled => "A return that you asked for has come",
        NotificationKind.ProfileCommentsAsked => "You are asked to comment on a draft",
        NotificationKind.ProfileCommented => "A partner has commented on a draft of yours",
        NotificationKind.ProfileCommentAnswered => "An author has answered a comment of yours",
        NotificationKind.ProfileToReview => "A profile waits for a peer review",
        NotificationKind.ProfileReturned => "A profile that you wrote was returned to you",
        NotificationKind.ProfileToApprove => "A profile waits for approval",
        NotificationKind.ProfileReleased => "A profile of your areas has been released",
        NotificationKind.ProfileReadable => "A profile can be read before its release",
        NotificationKind.ProfileStopped => "The release of a profile has stopped",
        NotificationKind.ProfileRecallAsked => "A recall of a profile waits for a second person",
        NotificationKind.ProfileRecalled => "A profile of your areas has been recalled",
        NotificationKind.ProfileFiguresWithdrawn => "Figures under a profile have been withdrawn",
        NotificationKind.PersonAskReceived => "Another agency asks whether yours holds something about a person",
        NotificationKind.PersonAskAnswered => "An agency has answered a question of yours about a person",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The page on which the person acts on it.</summary>
    public static string Page(NotificationKind kind) => kind switch
    {
        NotificationKind.MembershipAwaitingApproval => "/access/people",
        NotificationKind.MembershipApproved or NotificationKind.MembershipDisabled => "/",
        NotificationKind.AgreementReviewDue or NotificationKind.AgreementExpiring or NotificationKind.AgreementExpired
            or NotificationKind.AgreementToSign or NotificationKind.AgreementSuspended => "/sharing",
        NotificationKind.SubmissionDueSoon or NotificationKind.SubmissionDue or NotificationKind.SubmissionOverdue => "/submissions/due",
        NotificationKind.SubmissionHeld => "/submissions",
        NotificationKind.SubmissionWithdrawn => "/submissions",
        NotificationKind.SubmissionChecked or NotificationKind.SubmissionTakenIn or NotificationKind.SubmissionRefused => "/submissions",
        NotificationKind.DataUsed => "/submissions/receipts",
        NotificationKind.DataRequested or NotificationKind.DataRequestAnswered or NotificationKind.DataRequestFilled
            => "/submissions/requests",
        NotificationKind.JobParked => "/jobs",
        NotificationKind.RightsRequestAwaitingDecision or NotificationKind.RightsRequestDecided => "/persons/rights",
        NotificationKind.IntelligenceToGrade => "/intelligence/grade",
        NotificationKind.IntelligenceStatusChanged => "/intelligence",
        NotificationKind.ProfileCommentsAsked or NotificationKind.ProfileCommentAnswered => "/profiles/comments",
        NotificationKind.ProfileCommented => "/profiles",
        NotificationKind.ProfileToReview or NotificationKind.ProfileReturned or NotificationKind.ProfileToApprove
            or NotificationKind.ProfileReleased or NotificationKind.ProfileReadable or NotificationKind.ProfileStopped
            or NotificationKind.ProfileRecallAsked or NotificationKind.ProfileRecalled or NotificationKind.ProfileFiguresWithdrawn
            => "/profiles",
        NotificationKind.PersonAskReceived or NotificationKind.PersonAskAnswered => "/persons/asks",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The text of an e-mail about one or several things, each named by its kind alone.</summary>
    /// <param name="kinds">What waits, in the order in which it came; the same kind several times is said once with its number.</param>
    /// <param name="portal">The portal's address.</param>
    public static string MailText(IEnumerable<NotificationKind> kinds, Uri portal)
        => $"""
            {MailSubject}.

            {string.Join('\n', kinds.GroupBy(kind => kind).Select(Line))}

            Sign in to see it: {new Uri(portal, "/notifications")}

            Messages from the hub never carry details. You choose which of them reach you: {new Uri(portal, "/notifications/choices")}

            """.ReplaceLineEndings("\r\n");

    private static string Line(IGrouping<NotificationKind, NotificationKind> same)
        => same.Count() == 1 ? $"- {Title(same.Key)}" : $"- {Title(same.Key)} ({same.Count()} times)";
}
