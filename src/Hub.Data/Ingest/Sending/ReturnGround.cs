using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Checks;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Ingest.Sending;

/// <summary>What is wrong with a declaration.</summary>
/// <param name="Field">The property of <see cref="DeclaredReturn"/> that it is about.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record DeclarationProblem(string Field, string Sentence);

/// <summary>
/// What a declaration of one kind is judged against, for one agency and day: the agreement, the areas and people it may name, and
/// what stands or waits for its period. Page, endpoint and resumable upload ask the same.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="Decision">Whether the agency may send it today.</param>
/// <param name="Areas">Areas that may be named; empty where the agreement names none.</param>
/// <param name="Officers">People of the agency who may send.</param>
/// <param name="Earlier">What stands or waits for the period, newest first; empty without a period.</param>
/// <param name="Today">The day of the question.</param>
public sealed record ReturnGround(
    DatasetKind Kind, SharingDecision Decision, IReadOnlyList<DeclarableArea> Areas, IReadOnlyList<SendingOfficer> Officers,
    IReadOnlyList<EarlierReturn> Earlier, DateOnly Today)
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private const int LongestYears = 5;

    /// <summary>Whether an agreement lets the agency send it today.</summary>
    public bool IsAgreed => Decision is SharingDecision.Allowed;

    /// <summary>What stands for the period, or null.</summary>
    public EarlierReturn? Standing => Earlier.FirstOrDefault(one => one.Stands);

    /// <summary>What somebody has begun for the period and nobody has decided.</summary>
    public IEnumerable<EarlierReturn> Begun => Earlier.Where(one => SubmissionStatus.Open.Contains(one.Status));

    /// <summary>Everything that is wrong with the declaration; empty where its file may come.</summary>
    public IReadOnlyList<DeclarationProblem> Problems(DeclaredReturn declared)
    {
        var found = new List<DeclarationProblem>();
        if (Decision.Refusal is { } no)
        {
            found.Add(new(nameof(DeclaredReturn.Kind), no.Reason));
        }

        if (PeriodProblem(declared) is { } period)
        {
            found.Add(period);
        }

        if (declared.Areas is { } areas && (areas.Count == 0 || areas.Except(Areas.Select(area => area.Code)).Any()))
        {
            found.Add(new(nameof(DeclaredReturn.Areas), "Select the areas that the return covers, or that it covers all of them."));
        }

        if (declared.Contact is { } contact && Officers.All(officer => officer.AccountId != contact))
        {
            found.Add(new(
                nameof(DeclaredReturn.Contact), "This person may no longer send returns for your agency; select somebody of the list."));
        }

        if (Standing?.Key != declared.Replaces)
        {
            found.Add(new(nameof(DeclaredReturn.Replaces), ReplacesProblem(declared)));
        }

        return found;
    }

    /// <summary>The request that its file is received under; <paramref name="declared"/> has no problem.</summary>
    public ReceiveRequest Request(DeclaredReturn declared, Guid agencyId, string fileName, Guid sender)
        => new(agencyId, Kind.Kind, declared.From, declared.Until, fileName, sender.ToString())
        {
            IsNil = declared.IsNil,
            IsPartial = declared.IsPartial,
            Door = Doors.Page,
            IsDecidedByPerson = true,
            DeclaredAreas = declared.Areas,
            ContactAccountId = declared.Contact,
            Replaces = Standing?.SubmissionId,
        };

    private static string ReplacesProblem(DeclaredReturn declared)
        => declared.Replaces is null
            ? "A return already stands for this period; say whether this one is to replace it."
            : "What was to be replaced no longer stands as it did; look again at what stands for this period.";

    private DeclarationProblem? PeriodProblem(DeclaredReturn declared)
    {
        var last = declared.Until.AddDays(-1);
        return declared.From < Earliest || declared.From > Today
            ? new(nameof(DeclaredReturn.From), "The period must begin after 1999 and not in the future; check the year of its first day.")
            : last < declared.From
            ? new(nameof(DeclaredReturn.Until), "The last day must be the first day or later.")
            : declared.Until > declared.From.AddYears(LongestYears)
            ? new(nameof(DeclaredReturn.Until), $"A period is at most {LongestYears} years; check the year of its last day.")
            : last >= Today && !declared.IsPartial
            ? new(
                nameof(DeclaredReturn.Until),
                $"{PeriodMatch.Period(declared.From, declared.Until)} has not ended; choose an earlier period, or send a partial return.")
            : null;
    }
}
