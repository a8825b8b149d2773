namespace Hub.Data.Persons.Asks;

/// <summary>A question of one's own agency.</summary>
/// <param name="AskId">The question.</param>
/// <param name="AskerName">Who asked.</param>
/// <param name="Kind">Kind of the record asked about.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="FileName">The file of the return that holds the record; null once the return is held no longer.</param>
/// <param name="RowNumber">The row in it.</param>
/// <param name="Reason">Why it was asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="DueOn">The last day on which an agency can answer.</param>
/// <param name="Answers">Agencies that said that they hold something, with whom to talk to.</param>
public sealed record Ask(
    Guid AskId, string AskerName, string Kind, string Title, string? FileName, int RowNumber, string Reason, DateTimeOffset AskedAt,
    DateOnly DueOn, IReadOnlyList<AskAnswer> Answers);

/// <summary>An agency that holds something.</summary>
public sealed record AskAnswer(string Agency, string Contact, DateTimeOffset AnsweredAt);

/// <summary>A question that reached one's own agency.</summary>
/// <param name="AskId">The question.</param>
/// <param name="AskerId">The agency that asks.</param>
/// <param name="Asker">Its name.</param>
/// <param name="AskerAccount">Who asks.</param>
/// <param name="AskerName">The name of who asks.</param>
/// <param name="AskerTitle">What kind of record they hold, in words.</param>
/// <param name="Reason">Why they ask.</param>
/// <param name="AskedAt">When.</param>
/// <param name="DueOn">The last day for an answer.</param>
/// <param name="Title">The kind of one's own record, in words.</param>
/// <param name="SubmissionId">The return that holds it.</param>
/// <param name="FileName">Its file.</param>
/// <param name="RowNumber">The row.</param>
/// <param name="Answer">contact or no_answer; null while it waits.</param>
public sealed record DeskAsk(
    Guid AskId, Guid AskerId, string Asker, Guid AskerAccount, string AskerName, string AskerTitle, string Reason, DateTimeOffset AskedAt,
    DateOnly DueOn, string Title, long SubmissionId, string? FileName, int RowNumber, string? Answer);

/// <summary>Which questions an agency lets another ask: both sides see it.</summary>
public sealed record AskSwitch(
    Guid SwitchId, Guid OwnerId, string Owner, string OwnerKind, string OwnerTitle, Guid AskerId, string Asker, string AskerKind,
    string AskerTitle, DateTimeOffset OnAt);

/// <summary>An accepted return of one's own agency whose rows are about people.</summary>
public sealed record AskableReturn(
    Guid SubmissionKey, string Kind, string Title, string FileName, DateOnly PeriodFrom, DateOnly PeriodUntil);

/// <summary>How a command on questions ended.</summary>
public abstract record AskOutcome
{
    private AskOutcome()
    {
    }

    /// <summary>It was done. A question that is accepted says nothing of what the hub knows.</summary>
    public sealed record Done(Guid Id) : AskOutcome;

    /// <summary>Nothing was changed. <paramref name="Field"/> is empty where the whole page is meant.</summary>
    public sealed record Refused(string Field, string Sentence) : AskOutcome;

    /// <summary>There is no such thing for this person.</summary>
    public sealed record NotFound : AskOutcome;
}
