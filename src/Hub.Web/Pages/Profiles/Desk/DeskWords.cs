using Hub.Data.Access;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Data.Profiles.Writing;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>One row of the desk's task list.</summary>
/// <param name="Text">What there is to do, or what there is to see.</param>
/// <param name="Href">Where; null where the page is closed to this person.</param>
/// <param name="Hint">What it is for.</param>
/// <param name="Status">How it stands.</param>
/// <param name="NeedsAttention">Whether something stands in the way.</param>
public sealed record DeskTask(string Text, string? Href, string Hint, string Status, bool NeedsAttention = false);

/// <summary>What is next for a profile, for the person who looks.</summary>
/// <param name="Sentence">In words.</param>
/// <param name="Button">The one primary button, or null.</param>
/// <param name="Href">Where it leads.</param>
public sealed record NextStep(string Sentence, string? Button = null, string? Href = null);

/// <summary>The words of the desk.</summary>
public static class DeskWords
{
    /// <summary>The tasks, in the order in which a profile is made; what is closed to a person is told without a link.</summary>
    public static IReadOnlyList<DeskTask> Tasks(DeskView view, Actor actor)
    {
        var isDraft = view.Publication.Status == PublicationStatus.Draft && actor.Can(Permission.WriteProfiles);
        var written = view.Written;
        // Comments are on a draft, and are read while it is one.
        bool IsOpen(string page) => DeskReach.Opens(actor, page)
            && (page != "comments" || view.Publication.Status == PublicationStatus.Draft);
        DeskTask Task(string page, string doing, string seeing, string hint, string status, bool needsAttention = false)
            => new(
                isDraft ? doing : seeing,
                IsOpen(page) ? $"{WritePath.Desk(view.Publication.PublicationId)}/{page}" : null,
                hint, status, needsAttention);
        var checklist = view.Checklist;
        return
        [
            Task("write/" + WritingSections.All[0].Key, "Write the sections", "Sections", "Words beside the figures",
                Count(written.Sections.Count(section => section.Markdown.Length > 0), "section written", "sections written")),
            Task("judgements", "State the key judgements", "Key judgements", "Each with its probability and, apart from it, its confidence",
                Count(written.Judgements.Count, "judgement", "judgements")),
            Task("threats", "Score the threats", "Threat matrix", "With its working", Count(view.Threats, "theme scored", "themes scored")),
            Task("recommendations", "Make recommendations", "Recommendations", "What is asked, of whom and by when",
                Count(written.Recommendations.Count, "recommendation", "recommendations")),
            Task("comments", "Read comments", "Comments", "Comments and suggestions of partners",
                view.OpenComments == 0 ? "None open" : Count(view.OpenComments, "open", "open"), view.OpenComments > 0),
            Task("changes", "See what changed", "What changed", "Figures and words against the last released profile", ""),
            Task("preview", "Preview the editions", "Editions as they would be now", "As readers will see them", ""),
            .. checklist is null ? Array.Empty<DeskTask>() :
            [
                Task("checklist", "Go through the checklist", "Checklist", "Errors stop it; warnings ask",
                    checklist.Errors.Any() ? Count(checklist.Errors.Count(), "error", "errors")
                        : checklist.Unanswered.Any() ? Count(checklist.Unanswered.Count(), "question", "questions")
                        : "Nothing stands in the way",
                    checklist.Refusal is not null),
            ],
            .. checklist is not null && DeskReach.Opens(actor, "exceptions")
                ? new[]
                {
                    Task("exceptions", "Let a number pass", "Small numbers that could be worked out",
                        "What stops the release, and what two people let pass",
                        Count(checklist.Errors.Count(finding => finding.Rule == "disclosure"), "found", "found")),
                }
                : [],
        ];
    }

    /// <summary>The heading of the tasks.</summary>
    public static string Heading(DeskView view, Actor actor)
        => view.Publication.Status == PublicationStatus.Draft && actor.Can(Permission.WriteProfiles)
            ? "What there is to do"
            : "What it holds";

    /// <summary>What is next.</summary>
    public static NextStep Next(DeskView view, Actor actor)
    {
        var publication = view.Publication;
        var root = "/profiles/publications/" + publication.PublicationId;
        var isAuthor = view.Authors.Contains(actor.AccountId);
        return publication.Status switch
        {
            PublicationStatus.Draft when actor.Can(Permission.WriteProfiles)
                => new("It is being written. When it is ready, go through the checklist and submit it for peer review.",
                    "Check and submit", root + "/checklist"),
            PublicationStatus.Draft => new("It is being written. Its writers submit it for peer review when it is ready."),
            PublicationStatus.InReview when actor.Can(Permission.ReviewProfiles) && !isAuthor
                => new("It waits for a peer who wrote no part of it: you can review it.", "Review it", root + "/review"),
            PublicationStatus.InReview => new("It waits for a peer who wrote no part of it."),
            PublicationStatus.Reviewed when actor.Can(Permission.ApproveProfiles) && !isAuthor && publication.ReviewedBy != actor.AccountId
                => new("A peer has agreed. It waits for an approver: you can decide about its release.", "Decide about its release",
                    root + "/approve"),
            PublicationStatus.Reviewed => new("A peer has agreed. It waits for an approver who wrote no part of it and did not review it."),
            PublicationStatus.Approved => new(publication.ReleaseAt is { } at
                ? $"It is approved and is released on {Forms.When.At(at)}."
                : "It is approved and is being released now; this takes a minute."),
            PublicationStatus.Released when actor.Can(Permission.WriteProfiles)
                => new("It is released. What is wrong in it is mended by an amendment.", "Begin an amendment", root + "/amend"),
            PublicationStatus.Released => new("It is released."),
            PublicationStatus.Superseded => new("An amendment stands in its place. Its bytes are unchanged."),
            PublicationStatus.Recalled => new("It was recalled by two people. Its files are destroyed; their hashes stay."),
            _ => new("It was given up before its release."),
        };
    }

    private static string Count(int number, string one, string many)
        => number switch { 0 => "None yet", 1 => "1 " + one, _ => $"{number:N0} {many}" };
}
