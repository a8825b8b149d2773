using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Disclosure.Exceptions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Reading;

namespace Hub.Data.Profiles.Figures;

/// <summary>A code of a figure followed, in a publication or a draft snapshot.</summary>
public sealed record FollowFigureRequest(Guid Source, string Code);

/// <summary>A submission behind a figure, with what has become of it since.</summary>
/// <param name="Sent">As it stood when the figures were frozen.</param>
/// <param name="Since">What has become of it; null where it is held no longer.</param>
public sealed record FollowedSubmission(PassportSubmission Sent, SubmissionSince? Since);

/// <summary>How it ended.</summary>
public abstract record FollowFigureOutcome
{
    private FollowFigureOutcome()
    {
    }

    /// <summary>The passport with its numbers that two people let pass, and the event of its reading in the same transaction.</summary>
    public sealed record Opened(
        FigurePassport Passport, PassportOrigin Origin, int Rules, IReadOnlyList<FollowedSubmission> Submissions,
        IReadOnlyList<PassportFile> Files, IReadOnlyList<DisclosureException> Exceptions) : FollowFigureOutcome;

    /// <summary>The figures were frozen before passports were kept, or the code is none of theirs.</summary>
    public sealed record NoPassport(PassportOrigin Origin, bool WasKept) : FollowFigureOutcome;

    /// <summary>There is no such profile for this person.</summary>
    public sealed record NotThere : FollowFigureOutcome;
}

/// <summary>
/// Opens a figure's passport: definition, rules, submissions and counts by agency, for those who may follow figures of the area. Tells
/// what was frozen with the figure and, of each submission, what has become of it since; never a row. The event names every agency
/// whose returns the profile rests on.
/// </summary>
[Audited(AuditEventKind.FigureFollowed)]
public sealed class FollowFigure(HubDatabase database)
{
    /// <summary>The passport, or that there is none for this person.</summary>
    public Task<FollowFigureOutcome> HandleAsync(Actor actor, FollowFigureRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("follow a figure"),
            async session =>
            {
                var areas = await ReachQueries.AreaIdsAsync(session, actor, Permission.FollowFigures);
                if (await PassportQueries.FindAsync(session, request.Source, areas) is not var (origin, book))
                {
                    return new FollowFigureOutcome.NotThere();
                }

                if (book.Figures.FirstOrDefault(figure => figure.Code == request.Code) is not { } passport)
                {
                    return (FollowFigureOutcome)new FollowFigureOutcome.NoPassport(origin, WasKept: book.Figures.Count > 0);
                }

                var sources = await ProfileListQueries.SourcesAsync(session, origin.SnapshotId);
                await AuditStore.WriteAsync(session, new AuditEvent(
                    AuditEventKind.FigureFollowed, "figure", $"{request.Source}/{passport.Code}")
                {
                    Agencies = sources.Agencies,
                    Agreements = sources.Agreements,
                });
                var since = await PassportQueries.SinceAsync(session, origin.SnapshotId);
                var sent = book.Submissions.ToDictionary(submission => submission.SubmissionId);
                return new FollowFigureOutcome.Opened(
                    passport,
                    origin,
                    book.Rules,
                    [.. passport.SubmissionIds.Where(sent.ContainsKey)
                        .Select(id => new FollowedSubmission(sent[id], since.GetValueOrDefault(id)))],
                    await PassportQueries.FilesAsync(session, origin),
                    [.. (await ExceptionStore.StandingAsync(session, origin.SourceId))
                        .Where(exception => exception.FigureCode == passport.Code && exception.AgreedAt is not null)]);
            },
            cancellationToken);
}
