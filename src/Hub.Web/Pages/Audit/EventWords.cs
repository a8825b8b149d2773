using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.Data.Access.Record;
using Hub.Data.Audit;
using Hub.Data.Primitives;

namespace Hub.Web.Pages.Audit;

/// <summary>Events in plain words: what happened, who did it, with which facts.</summary>
public static partial class EventWords
{
    // Kinds whose own name does not read as a sentence; the others are their name, taken apart.
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        [nameof(AuditEventKind.SignInRefused)] = "Sign-in refused",
        [nameof(AuditEventKind.AccessRefused)] = "Refused: no right to a page or act",
        [nameof(AuditEventKind.JobEnded)] = "Work of the hub ended",
        [nameof(AuditEventKind.JobRetried)] = "Parked work put back",
        [nameof(AuditEventKind.IdentitiesOpened)] = "Opened to identities",
        [nameof(AuditEventKind.ApiClientRegistered)] = "System of an agency registered",
        [nameof(AuditEventKind.ApiClientDisabled)] = "System of an agency disabled",
        [nameof(AuditEventKind.SubmissionReceived)] = "Return taken in",
        [nameof(AuditEventKind.SubmissionRefused)] = "Return refused at the door",
        [nameof(AuditEventKind.SubmissionAccepted)] = "Return accepted",
        [nameof(AuditEventKind.SubmissionRejected)] = "Return rejected",
        [nameof(AuditEventKind.SubmissionChecked)] = "Return checked, not sent yet",
        [nameof(AuditEventKind.SubmissionSent)] = "Return sent after its check",
        [nameof(AuditEventKind.SubmissionDiscarded)] = "Return discarded before it stood",
        [nameof(AuditEventKind.SubmissionCheckAsked)] = "Another check of a return asked for",
        [nameof(AuditEventKind.SubmissionRowRead)] = "Row of a return read, to correct it",
        [nameof(AuditEventKind.SubmissionCorrected)] = "Cells of a return corrected in the browser",
        [nameof(AuditEventKind.SubmissionCorrectionUndone)] = "Correction of a cell undone",
        [nameof(AuditEventKind.AnnotatedFileAsked)] = "Copy of a return with its problems asked for",
        [nameof(AuditEventKind.AnnotatedFileDownloaded)] = "Copy of a return with its problems downloaded",
        [nameof(AuditEventKind.SubmissionProblemsRead)] = "Problems of a return read, with values of its rows",
        [nameof(AuditEventKind.ReplacementRead)] = "What replacing a return changes was read",
        [nameof(AuditEventKind.SubmissionWithdrawalAsked)] = "Return to be withdrawn",
        [nameof(AuditEventKind.SubmissionWithdrawn)] = "Return withdrawn",
        [nameof(AuditEventKind.FigureFollowed)] = "What stands behind a figure was read",
        [nameof(AuditEventKind.ReleasedTablesDownloaded)] = "Tables of a released profile downloaded",
        [nameof(AuditEventKind.ReleasedFiguresRead)] = "Figures of a released profile read by a system",
        [nameof(AuditEventKind.DataRequestDrafted)] = "Request for data drafted",
        [nameof(AuditEventKind.DataRequestSent)] = "Request for data sent to a partner",
        [nameof(AuditEventKind.DataRequestAnswered)] = "Request for data answered",
        [nameof(AuditEventKind.DataRequestClosed)] = "Request for data taken back",
        [nameof(AuditEventKind.SubmissionDisposed)] = "Return disposed of: its time had passed",
        [nameof(AuditEventKind.PersonAsked)] = "Asked whether another agency holds something",
        [nameof(AuditEventKind.PersonAskRouted)] = "Question about a person reached the agency",
        [nameof(AuditEventKind.PersonAskAnswered)] = "Question about a person answered",
        [nameof(AuditEventKind.PersonAsksSwitched)] = "Questions of another agency switched on or off",
        [nameof(AuditEventKind.RecordsCombined)] = "Records of several kinds combined",
        [nameof(AuditEventKind.AuditRecordSearched)] = "Audit record searched",
        [nameof(AuditEventKind.AuditRecordExported)] = "Audit record exported",
        [nameof(AuditEventKind.AuditRecordVerified)] = "Audit record verified",
        [nameof(AuditEventKind.AuditRecordDestroyed)] = "Old audit events destroyed",
        [nameof(AuditEventKind.AreasImported)] = "Areas imported",
    };

    /// <summary>What happened.</summary>
    public static string Kind(string kind)
        => Kinds.TryGetValue(kind, out var words) ? words : Sentence(WordBreak().Replace(kind, " $1"));

    /// <summary>Who did it.</summary>
    public static string Actor(RecordedEvent happened) => happened switch
    {
        { ActorName: { } name } => name,
        { Actor: "anonymous" } => "Somebody not signed in",
        { Actor: var actor } when actor.StartsWith("system:", StringComparison.Ordinal) => "The hub (" + actor["system:".Length..] + ")",
        { Actor: var actor } when actor.StartsWith("client:", StringComparison.Ordinal) => "A system",
        _ => "A person of another agency",
    };

    /// <summary>How it ended.</summary>
    public static string Outcome(string outcome) => outcome switch
    {
        "done" => "Done",
        "refused" => "Refused",
        _ => "Failed",
    };

    /// <summary>When, by the clocks of the United Kingdom.</summary>
    public static string At(DateTimeOffset at) => UkTime.Clock(at).ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The further facts, "name: value" each.</summary>
    public static IReadOnlyList<string> Facts(RecordedEvent happened)
        => [.. (JsonSerializer.Deserialize<SortedDictionary<string, string>>(happened.Details) ?? [])
            .Select(fact => $"{fact.Key.Replace('_', ' ')}: {fact.Value}")];

    private static string Sentence(string words) => string.Concat(words[..1], words[1..].ToLowerInvariant());

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex WordBreak();
}
