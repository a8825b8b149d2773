using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reports;
using Hub.Data.Primitives;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Ingest.Mapping;

/// <summary>How the file of a submission is to be read.</summary>
/// <param name="Key">The submission.</param>
/// <param name="Choice">The whole choice; it takes the place of the one before.</param>
public sealed record ChooseReadingRequest(Guid Key, ReadingChoice Choice);

/// <summary>How it ended.</summary>
public abstract record ChooseReadingOutcome
{
    private ChooseReadingOutcome()
    {
    }

    /// <summary>The choice stands, and the file is read again.</summary>
    public sealed record Chosen(long SubmissionId) : ChooseReadingOutcome;

    /// <summary>The choice cannot stand; nothing has changed.</summary>
    public sealed record Refused(Refusal Why) : ChooseReadingOutcome;

    /// <summary>The agency has no such submission, or the person may not send returns.</summary>
    public sealed record NotThere : ChooseReadingOutcome;
}

/// <summary>
/// Says how a file is to be read and has it checked again, as a dry run: nothing of it stands before a person decides. The choice
/// becomes the agency's mapping of the kind when the submission is accepted.
/// </summary>
[Audited(AuditEventKind.ReadingChosen)]
public sealed class ChooseReading(HubDatabase database, TimeProvider time)
{
    private const string Purpose = "choose how a return is read";

    /// <summary>Chooses for a submission of the agency that <paramref name="actor"/> acts for.</summary>
    public Task<ChooseReadingOutcome> HandleAsync(Actor actor, ChooseReadingRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.SendSubmissions)
            ? Task.FromResult<ChooseReadingOutcome>(new ChooseReadingOutcome.NotThere())
            : database.InScopeAsync(
                actor.ScopeFor(Purpose), session => ChooseAsync(session, actor, request), cancellationToken);

    private async Task<ChooseReadingOutcome> ChooseAsync(HubSession session, Actor actor, ChooseReadingRequest request)
    {
        if (await SubmissionQueries.FindAsync(session, actor.Acting.AgencyId, request.Key) is not { } report)
        {
            return new ChooseReadingOutcome.NotThere();
        }

        var kind = await DatasetKindStore.FindAsync(session, report.Kind, report.KindVersion)
            ?? throw new InvalidOperationException($"The definition of submission {report.SubmissionId} is not registered.");
        var decision = await SharingGate.DecideAsync(session, actor.Acting.AgencyId, KindSharing.Of(kind), UkTime.Today(time));
        var why = decision is SharingDecision.Allowed allowed
            ? ReadingChoiceCheck.Find(request.Choice, kind, allowed.Fields)
            : new Refusal(decision.Refusal!.Value.Rule, decision.Refusal.Value.Reason);
        if (why is not null)
        {
            return new ChooseReadingOutcome.Refused(why);
        }

        if (await CheckAgain.AskAsync(session, report.SubmissionId, actor.AccountId, actor.Acting.AgencyId) is { } answer)
        {
            var (rule, sentence) = DecidingOutcome.Because(answer);
            return new ChooseReadingOutcome.Refused(new Refusal(rule, sentence));
        }

        await ReadingStore.ChooseAsync(session, report.SubmissionId, request.Choice, actor.AccountId.ToString(), time.GetUtcNow());
        var subject = report.SubmissionId.ToString(CultureInfo.InvariantCulture);
        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.ReadingChosen, "submission", subject)
        {
            Agencies = [actor.Acting.AgencyId],
            Agreements = decision.AgreementIds,
            Details = Facts(request.Choice),
        });
        return new ChooseReadingOutcome.Chosen(report.SubmissionId);
    }

    /// <summary>Numbers only: a heading or a value could say more than the record should.</summary>
    private static SortedDictionary<string, string> Facts(ReadingChoice choice) => new(StringComparer.Ordinal)
    {
        ["columnsUsed"] = Number(choice.Columns.Values.Count(field => field is not null)),
        ["columnsDiscarded"] = Number(choice.Columns.Values.Count(field => field is null)),
        ["values"] = Number(choice.Values.Values.Sum(values => values.Count)),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
