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

    /// <summary>The problems of a submission were read, values of its rows among them. Subject: the submission.</summary>
    SubmissionProblemsRead,
}
