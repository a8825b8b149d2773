using Hub.Data.Ingest.Requests;
using Hub.Data.Profiles;
using Hub.Web.Forms;

namespace Hub.Web.Pages.Ingest.Requests;

/// <summary>Requests for missing returns, in words.</summary>
public static class RequestWords
{
    private const string OrWhy = "If you cannot send it, please tell us why.";

    /// <summary>How it stands.</summary>
    public static string State(DataRequest request) => request switch
    {
        { State: "drafted" } => "Draft: not sent",
        { State: "sent" } => "Waits for an answer",
        { State: "answered", Answer: "will_send", AnswerOn: { } on } => $"Will be sent by {When.Day(on)}",
        { State: "answered", Answer: "nothing_to_report" } => "Nothing to report: a nil return is to come",
        { State: "answered" } => "Cannot be sent",
        { ClosedWhy: "received" } => "Received",
        _ => "Taken back",
    };

    /// <summary>What is asked for: "April 2025 assaults".</summary>
    public static string What(DataRequest request)
        => $"{When.Period(request.PeriodFrom, request.PeriodUntil)} {Wording.Inline(request.Title)}";

    /// <summary>The text with which a draft begins; the analyst changes it as they like.</summary>
    public static string Body(string title, string area, DateOnly from, DateOnly until, string? agreement, DateOnly due)
        => $"""
            We are preparing the local profile of {area}. We have not received {Wording.Inline(title)} for {When.Period(from, until)}.

            Please send it by {When.Day(due)}. {(agreement is null
                ? "No agreement in force covers it at present; please tell us who in your organisation could sign one."
                : $"It is covered by agreement {agreement}.")}

            The guidance, the template and a filled example are in the hub. If there was nothing to report, send a nil return. {OrWhy}
            """.ReplaceLineEndings("\n");
}
