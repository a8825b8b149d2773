namespace Hub.Data.Database;

/// <summary>
/// The kinds of work that may be asked for. Each has exactly one handler in Hub.Jobs (a rules test counts them) and a line in
/// <c>docs/operations.md</c>.
/// </summary>
public static class JobKinds
{
    /// <summary>Read, check, place and decide one submission. Subject: submission id.</summary>
    public const string IngestLoad = "ingest.load";

    /// <summary>Destroy received files whose time has come, and files that no submission names. Subject: the day, yyyy-MM-dd.</summary>
    public const string IngestDestroy = "ingest.destroy";

    /// <summary>Make copies of a checked return with what is wrong beside each row. Subject: submission id.</summary>
    public const string IngestAnnotate = "ingest.annotate";

    /// <summary>Compute the observations of one run. Subject: run id.</summary>
    public const string IndicatorCompute = "indicator.compute";

    /// <summary>Freeze the data of one profile. Subject: snapshot id.</summary>
    public const string ProfileSnapshot = "profile.snapshot";

    /// <summary>Render one frozen profile as PDF and HTML twin. Subject: snapshot id.</summary>
    public const string ProfileRender = "profile.render";

    /// <summary>Try to work out hidden numbers of a profile on its way. Subject: publication id.</summary>
    public const string ProfileCheck = "profile.check";

    /// <summary>Freeze, render and release an approved profile at its time. Subject: publication id.</summary>
    public const string ProfileRelease = "profile.release";

    /// <summary>Make a reader's own copy of a released edition. Subject: edition id and account id.</summary>
    public const string ProfileCopy = "profile.copy";

    /// <summary>Send notifications by e-mail. Subject: "now", or the day, yyyy-MM-dd, for the daily summaries as well.</summary>
    public const string NotificationsSend = "notifications.send";

    /// <summary>Tell data officers which returns are due or late. Subject: the day, yyyy-MM-dd.</summary>
    public const string IngestRemind = "ingest.remind";

    /// <summary>Tell parties whose agreements end or are due for review. Subject: the day, yyyy-MM-dd.</summary>
    public const string SharingRemind = "sharing.remind";

    /// <summary>Destroy audit events that are older than the rule keeps them. Subject: the day, yyyy-MM-dd.</summary>
    public const string AuditRetire = "audit.retire";

    /// <summary>Find what is held about a person who asks. Subject: id of the rights request.</summary>
    public const string RightsSearch = "rights.search";

    /// <summary>Give a decision about a person's rows its effect. Subject: id of the decision.</summary>
    public const string RightsApply = "rights.apply";

    /// <summary>Destroy copies made for people whose time has come. Subject: the day, yyyy-MM-dd.</summary>
    public const string RightsDestroy = "rights.destroy";

    /// <summary>Destroy intelligence reports whose day has come. Subject: the day, yyyy-MM-dd.</summary>
    public const string IntelligenceDestroy = "intelligence.destroy";

    /// <summary>Take a return back. Subject: id of the withdrawal.</summary>
    public const string IngestWithdraw = "ingest.withdraw";

    /// <summary>Lay a question on the desks of agencies that hold something. Subject: id of the question.</summary>
    public const string PersonAsk = "person.ask";

    /// <summary>Dispose of returns whose time has passed. Subject: the day, yyyy-MM-dd.</summary>
    public const string RetentionRun = "retention.run";

    /// <summary>
    /// Link the records of a subject again. Subject: "person", "premises", "vehicle" or "phone"; or the day, yyyy-MM-dd, for all.
    /// </summary>
    public const string PersonLink = "person.link";

    /// <summary>Train a new model and link by it. Subject: as of person.link, without the day.</summary>
    public const string PersonTrain = "person.train";

    /// <summary>Every kind, in the order in which a run needs them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        IngestLoad, IngestAnnotate,
        IngestDestroy, IngestRemind, SharingRemind, IndicatorCompute, ProfileSnapshot, ProfileRender, ProfileCheck, ProfileRelease,
        ProfileCopy,
        NotificationsSend,
        AuditRetire, RightsSearch, RightsApply, RightsDestroy, IntelligenceDestroy, IngestWithdraw, RetentionRun,
        PersonAsk,
        PersonLink, PersonTrain,
    ];
}
