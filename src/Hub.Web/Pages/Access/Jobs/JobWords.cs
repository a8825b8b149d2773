using Hub.Data.Database;

namespace Hub.Web.Pages.Access.Jobs;

/// <summary>Jobs in words that somebody who did not write them understands.</summary>
public static class JobWords
{
    /// <summary>The filters of the list: its name in the address, its words, the states behind it.</summary>
    public static IReadOnlyList<(string Key, string Words, IReadOnlyList<string> States)> Filters { get; } =
    [
        ("open", "Not finished", [JobStates.Due, JobStates.Handed, JobStates.Running, JobStates.Failed, JobStates.Parked]),
        ("parked", "Stopped", [JobStates.Parked]),
        ("failed", "Will be tried again", [JobStates.Failed]),
        ("running", "Running", [JobStates.Handed, JobStates.Running]),
        ("due", "Waiting", [JobStates.Due]),
        ("done", "Done", [JobStates.Done]),
    ];

    /// <summary>A state, as a sentence would say it.</summary>
    public static string State(string state) => state switch
    {
        JobStates.Due => "Waiting",
        JobStates.Handed => "About to run",
        JobStates.Running => "Running",
        JobStates.Done => "Done",
        JobStates.Failed => "Will be tried again",
        JobStates.Parked => "Stopped: needs somebody",
        _ => "Not known to this version of the portal",
    };

    /// <summary>What a kind of job does; its name where this version does not know it.</summary>
    public static string Kind(string kind) => kind switch
    {
        JobKinds.IngestLoad => "Check and take in a return",
        JobKinds.IngestDestroy => "Destroy received files whose time has come",
        JobKinds.IngestRemind => "Remind of returns that are due",
        JobKinds.IndicatorCompute => "Compute figures",
        JobKinds.ProfileSnapshot => "Freeze profiles",
        JobKinds.ProfileRender => "Lay out a profile",
        JobKinds.ProfileCheck => "Check what a release would give away",
        JobKinds.ProfileRelease => "Release a profile",
        JobKinds.ProfileCopy => "Make a reader's own copy of a profile",
        JobKinds.NotificationsSend => "Send notifications by e-mail",
        JobKinds.SharingRemind => "Remind of agreements that end or need review",
        JobKinds.AuditRetire => "Retire audit events whose time has come",
        JobKinds.PersonAsk => "Bring a question about a person to the agencies it concerns",
        JobKinds.PersonLink => "Link records of the same person",
        JobKinds.PersonTrain => "Learn again how records are linked",
        JobKinds.RightsSearch => "Find what is held about a person",
        JobKinds.RightsApply => "Apply a decision about a person's data",
        JobKinds.RightsDestroy => "Destroy extracts whose time has come",
        JobKinds.IngestAnnotate => "Copy a return with what is wrong beside each row",
        JobKinds.RetentionRun => "Destroy returns whose time has come",
        JobKinds.IngestWithdraw => "Withdraw a return from everywhere it went",
        JobKinds.IntelligenceDestroy => "Destroy intelligence whose time has come",
        _ => kind,
    };
}
