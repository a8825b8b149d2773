namespace Hub.Data.Ingest.Requests;

/// <summary>A request to a partner for one return that is missing.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="ProfileAreaId">The area for whose profile it is wanted.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="PartnerId">The agency that is asked.</param>
/// <param name="PartnerName">Its name.</param>
/// <param name="Kind">The dataset kind.</param>
/// <param name="Title">Its name in the sender's words.</param>
/// <param name="PeriodFrom">First day of the period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="AskedBy">Who asks.</param>
/// <param name="AskedFor">The agency for which they ask.</param>
/// <param name="AskerName">The name that the partner may ask for.</param>
/// <param name="Body">What the partner reads.</param>
/// <param name="Agreement">The agreement that covers the return; null where none does.</param>
/// <param name="DueOn">By when an answer is wanted.</param>
/// <param name="State">drafted, sent, answered or closed.</param>
/// <param name="SentAt">When it was sent; null while it is a draft.</param>
/// <param name="Answer">will_send, nothing_to_report or cannot; null while there is none.</param>
/// <param name="AnswerOn">The day by which the partner will send.</param>
/// <param name="AnswerText">What the partner says beside it.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="ClosedWhy">received or taken_back; null while it is open.</param>
public sealed record DataRequest(
    Guid RequestId, long ProfileAreaId, string AreaName, Guid PartnerId, string PartnerName, string Kind, string Title,
    DateOnly PeriodFrom, DateOnly PeriodUntil, Guid AskedBy, Guid AskedFor, string AskerName, string Body, string? Agreement,
    DateOnly DueOn, string State, DateTimeOffset? SentAt, string? Answer, DateOnly? AnswerOn, string? AnswerText,
    DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt, string? ClosedWhy)
{
    /// <summary>Whether it waits for the partner or for the return that they announced.</summary>
    public bool IsOpen => State is "sent" or "answered";
}

/// <summary>How a command on a request ended.</summary>
public abstract record DataRequestOutcome
{
    private DataRequestOutcome()
    {
    }

    /// <summary>It was done.</summary>
    public sealed record Done(Guid RequestId) : DataRequestOutcome;

    /// <summary>Nothing was changed. <paramref name="Field"/> is empty where the whole page is meant.</summary>
    public sealed record Refused(string Field, string Sentence) : DataRequestOutcome;

    /// <summary>There is no such request, or not for this person.</summary>
    public sealed record NotFound : DataRequestOutcome;
}
