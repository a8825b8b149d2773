using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Writing.Cleaning;

namespace Hub.Data.Profiles.Writing.Drafting;

/// <summary>The words of a section as somebody wants them to stand.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="Section">One of <see cref="SectionKeys"/>.</param>
/// <param name="Text">The words, in Markdown or as they were pasted.</param>
/// <param name="StartsPage">Whether the section starts a page.</param>
/// <param name="SeenVersion">The version on which they were written.</param>
/// <param name="Kind">Whether the writer goes on.</param>
public sealed record SaveSectionRequest(
    Guid PublicationId, string Section, string Text, bool StartsPage, int SeenVersion, SaveKind Kind);

/// <summary>What a save means for the history and for the next writer.</summary>
public enum SaveKind
{
    /// <summary>By itself while somebody writes: folds into the version that they began.</summary>
    Auto,

    /// <summary>Asked for: what stands now is a version.</summary>
    Asked,

    /// <summary>Asked for, and the section is free for others.</summary>
    Finished,
}

/// <summary>
/// Saves the words of a section of a draft, cleaned of what was pasted with them. Whoever saves is an author and cannot review or
/// approve the profile. What stood before is kept where another writer wrote it, where either was saved by hand, or ten minutes after the
/// version began. A save on an older version, or while somebody else writes, changes nothing.
/// </summary>
[Audited(AuditEventKind.ProfileSectionSaved)]
public sealed class SaveSection(HubDatabase database, PrintableCharacters characters, TimeProvider time)
{
    /// <summary>The most characters of a section: about forty thousand words.</summary>
    public const int Longest = 250_000;

    /// <summary>Saves it, or says what is wrong.</summary>
    public Task<SectionOutcome> HandleAsync(Actor actor, SaveSectionRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.Purpose), session => SaveAsync(session, actor, request), cancellationToken);

    private async Task<SectionOutcome> SaveAsync(HubSession session, Actor actor, SaveSectionRequest request)
    {
        if (WritingSections.Find(request.Section) is null
            || await WritableProfile.FindAsync(session, actor, request.PublicationId, Permission.WriteProfiles, toChange: true)
                is not { } publication)
        {
            return new SectionOutcome.NotThere();
        }

        var text = request.Text.Length > 4 * Longest ? request.Text : PastedText.Clean(request.Text);
        var state = await SectionStore.FindAsync(session, request.PublicationId, request.Section);
        var now = time.GetUtcNow();
        if (await RefusalAsync(session, publication, state, actor, request, text, now) is { } refusal)
        {
            return refusal;
        }

        var wasCleaned = text != PlainText.Clean(request.Text);
        var isSame = text == state.Markdown && request.StartsPage == state.StartsPage;
        var saved = (isSame ? state : Changed(state, actor, request, text, now)) with
        {
            Writer = request.Kind == SaveKind.Finished ? null : actor.AccountId,
            WriterSeenAt = request.Kind == SaveKind.Finished ? null : now,
            Version = isSame ? Math.Max(state.Version, 1) : state.Version + 1,
        };
        if (request.Kind != SaveKind.Auto)
        {
            saved = saved with { VersionBeganAt = null };
        }

        if (!isSame && (state.IsKeptBefore(actor.AccountId, now) || (request.Kind != SaveKind.Auto && state.ChangedBy is not null)))
        {
            await SectionStore.KeepAsync(session, publication, state);
        }

        await SectionStore.PutAsync(session, publication, saved);
        if (!isSame)
        {
            await PublicationStore.AddAuthorAsync(session, publication, actor.AccountId, now);
            await WritingEvents.WriteAsync(
                session, AuditEventKind.ProfileSectionSaved, publication, ("section", request.Section),
                ("version", WritingEvents.Number(saved.Version)));
        }

        return new SectionOutcome.Done(saved, wasCleaned);
    }

    private static SectionState Changed(SectionState state, Actor actor, SaveSectionRequest request, string text, DateTimeOffset now)
        => state with
        {
            Markdown = text,
            StartsPage = request.StartsPage,
            VersionBeganAt = state.ChangedBy is null || state.IsKeptBefore(actor.AccountId, now) ? now : state.VersionBeganAt,
            ChangedBy = actor.AccountId,
            ChangedAt = now,
        };

    private async Task<SectionOutcome?> RefusalAsync(
        HubSession session, Publication publication, SectionState state, Actor actor, SaveSectionRequest request, string text,
        DateTimeOffset now)
    {
        if (WritableProfile.Closed(publication) is { } closed)
        {
            return new SectionOutcome.Refused(SectionRefusal.Closed, closed + " What you wrote was not saved: copy it before you leave.");
        }

        if (text.Length > Longest)
        {
            return new SectionOutcome.Refused(SectionRefusal.Text, string.Create(
                CultureInfo.InvariantCulture,
                $"The section has {text.Length:N0} characters, and {Longest:N0} is the most: shorten it, or put a part elsewhere."));
        }

        if (characters.Refusal(text) is { } unprintable)
        {
            return new SectionOutcome.Refused(SectionRefusal.Text, unprintable);
        }

        if (state.HeldBy(now) is { } holder && holder != actor.AccountId)
        {
            var people = await SectionStore.PeopleAsync(session, publication.PublicationId);
            return new SectionOutcome.Refused(
                SectionRefusal.Held,
                $"{people.GetValueOrDefault(holder, "Somebody else")} is writing this section now, so what you wrote was not saved. It "
                + "stands below: copy what you need, or take the section over and save it.");
        }

        return state.Version != request.SeenVersion && text != state.Markdown
            ? new SectionOutcome.Refused(
                SectionRefusal.Stale,
                "The section was changed after you opened it, so what you wrote was not saved. It stands below, with what the section says "
                + "now: put the two together and save again. What stood before is kept in the history.")
            : null;
    }
}
