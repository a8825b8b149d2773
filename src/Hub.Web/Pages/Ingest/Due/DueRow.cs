using System.Globalization;
using Hub.Data.Ingest.Due;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Requests;
using Hub.Data.Profiles;
using Hub.Web.Pages.Ingest.Requests;

namespace Hub.Web.Pages.Ingest.Due;

/// <summary>One return as a line of a task list.</summary>
/// <param name="Text">What to do or see, beginning with a verb where there is something to do.</param>
/// <param name="Href">Where; null where nothing can be done now.</param>
/// <param name="Hint">When it is due and what else decides.</param>
/// <param name="Status">How it stands, in a few words.</param>
/// <param name="Tag">The colour of the status, or null for plain text: what is done is plain.</param>
public sealed record DueRow(string Text, string? Href, string Hint, string Status, string? Tag)
{
    /// <summary>Makes the line of a return.</summary>
    /// <param name="due">The return.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="maySend">Whether the reader sends returns: for others a line that would lead to sending leads nowhere.</param>
    public static DueRow Of(DueReturn due, DueKind kind, bool maySend)
        => new(TextOf(due, kind), Address(due, maySend), HintOf(due, kind), Words(due), TagOf(due.State));

    /// <summary>Makes the line of a request for a missing return.</summary>
    public static DueRow Of(DataRequest request)
        => new(
            request.State == "sent" ? $"Answer the request for {RequestWords.What(request)}" : Wording.Sentence(RequestWords.What(request)),
            $"/submissions/requests/{request.RequestId}",
            $"Answer wanted by {Wording.Date(request.DueOn)}, asked by {request.AskerName}",
            RequestWords.State(request),
            request.State == "sent" ? "blue" : null);

    /// <summary>Makes the line of a kind that may not be sent now.</summary>
    public static DueRow Of(DueKind kind)
        => new(kind.Title, null, kind.Refusal ?? "No agreement covers it now.", "Not agreed", "grey");

    /// <summary>Whether somebody should act.</summary>
    public static bool IsToDo(DueState state)
        => state is DueState.Soon or DueState.Late or DueState.Refused or DueState.WaitsForDecision or DueState.PartlyReceived;

    /// <summary>Whether it lies ahead.</summary>
    public static bool IsAhead(DueState state) => state is DueState.Ahead;

    /// <summary>Where sending a return begins. The period's last day is the one before <c>until</c>.</summary>
    public static string SendAddress(DueReturn due)
        => due.PeriodFrom == due.PeriodUntil
            ? $"/submissions/send?kind={due.Kind}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"/submissions/send?kind={due.Kind}&from={due.PeriodFrom:yyyy-MM-dd}&until={due.PeriodUntil:yyyy-MM-dd}");

    /// <summary>How a return stands.</summary>
    public static string Words(DueReturn due) => due.State switch
    {
        DueState.Ahead => due.HasEnded ? "Not due yet" : "Cannot start yet",
        DueState.Soon => "Due soon",
        DueState.Late => "Late",
        DueState.Held => "Waiting for the virus scan",
        DueState.BeingChecked => "Being checked",
        DueState.WaitsForDecision => "Checked: waits for you",
        DueState.BeingTakenIn => "Being taken in",
        DueState.Refused => "Refused: send it again",
        DueState.Received => "Received",
        DueState.ReceivedLate => "Received late",
        DueState.NilReceived => due.CameLate ? "Nil return received late" : "Nil return received",
        DueState.PartlyReceived => due.CameLate ? "Partly received, late" : "Partly received",
        DueState.NotAgreed => "Not agreed",
        _ => throw new ArgumentOutOfRangeException(nameof(due), due.State, null),
    };

    private static string? Address(DueReturn due, bool maySend) => due.State switch
    {
        DueState.NotAgreed => null,
        DueState.Soon or DueState.Late or DueState.Refused or DueState.PartlyReceived => maySend ? SendAddress(due) : null,
        DueState.Ahead => maySend && due.HasEnded ? SendAddress(due) : null,
        _ => due.Key is { } key ? $"/submissions/{key}" : null,
    };

    private static string TextOf(DueReturn due, DueKind kind)
    {
        var what = due.PeriodFrom == due.PeriodUntil
            ? Wording.Inline(kind.Title)
            : $"{Wording.Period(due.PeriodFrom, due.PeriodUntil)} {Wording.Inline(kind.Title)}";
        return due.State switch
        {
            DueState.Soon or DueState.Late => $"Upload {what}",
            DueState.Ahead when due.HasEnded => $"Upload {what}",
            DueState.Refused => $"Upload {what} again",
            DueState.PartlyReceived => $"Upload the rest of {what}",
            DueState.WaitsForDecision => $"Check and send {what}",
            _ => Wording.Sentence(what),
        };
    }

    private static string HintOf(DueReturn due, DueKind kind)
        => due.State is DueState.NotAgreed && kind.Refusal is { } refusal
            ? refusal
            : $"Due {Wording.Date(due.DueOn)}" + (kind.Baseline is { } baseline ? $", {Baselines.Short(baseline)}" : "");

    private static string? TagOf(DueState state) => state switch
    {
        DueState.Late or DueState.Refused => "red",
        DueState.Soon or DueState.WaitsForDecision or DueState.PartlyReceived => "blue",
        DueState.Held or DueState.BeingChecked or DueState.BeingTakenIn => "light-blue",
        DueState.NotAgreed => "grey",
        _ => null,
    };
}
