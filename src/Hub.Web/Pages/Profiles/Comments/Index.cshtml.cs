using Hub.Data.Access;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Commenting;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Comments;

/// <summary>
/// A draft as partners see it, and what is said to it. Posts comment, answer, ask partners and end their reading, each with an event;
/// a partner's reading leaves one too.
/// </summary>
[RequiresPermission(Permission.CommentOnProfiles)]
public sealed class IndexModel(
    CurrentActor current, ReadComments read, MakeComment make, AnswerComment answer, AskForComments ask, EndComments end) : PageModel
{
    /// <summary>The section commented on.</summary>
    [BindProperty]
    public string? Section { get; set; }

    /// <summary>What is said.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Words that are to go.</summary>
    [BindProperty]
    public string? StandingWords { get; set; }

    /// <summary>Words that are to stand in their place.</summary>
    [BindProperty]
    public string? SuggestedWords { get; set; }

    /// <summary>The partner asked: account and agency.</summary>
    [BindProperty]
    public string? Partner { get; set; }

    /// <summary>Until when.</summary>
    [BindProperty]
    public DateOnly? UntilOn { get; set; }

    /// <summary>The draft with its comments.</summary>
    public CommentDesk Desk { get; private set; } = null!;

    /// <summary>The sections.</summary>
    public IEnumerable<Choice> Sections => Desk.Sections.Select(shown => new Choice(shown.Section.Key, shown.Section.Title))
        .Concat(WritingSections.All.Where(section => Desk.Sections.All(shown => shown.Section.Key != section.Key))
            .Select(section => new Choice(section.Key, section.Title + " (no words yet)")));

    /// <summary>Who may be asked.</summary>
    public IEnumerable<Choice> Partners => Desk.Possible.Where(person => person.AccountId != current.Require().AccountId)
        .Select(person => new Choice($"{person.AccountId} {person.AgencyId}", $"{person.DisplayName}, {person.AgencyName}"))
        .Prepend(new Choice("", "Choose a person"));

    /// <summary>Name and agency of somebody.</summary>
    public string Name(Guid account) => Desk.People.GetValueOrDefault(account, "Somebody");

    /// <summary>Shows the draft.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Comments on it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
        => await AnswerAsync(
            id,
            await make.HandleAsync(
                current.Require(), new(id, Section ?? "", Text ?? "", StandingWords ?? "", SuggestedWords ?? ""), cancellationToken),
            "Your comment is kept. The authors are told.",
            cancellationToken);

    /// <summary>Answers a comment.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(
        Guid id, Guid comment, string? status, string? words, CancellationToken cancellationToken)
        => await AnswerAsync(
            id,
            await answer.HandleAsync(current.Require(), new(id, comment, status ?? "", words ?? ""), cancellationToken),
            status == CommentStatus.Accepted ? "The words are taken over into the section." : "The comment is answered.",
            cancellationToken);

    /// <summary>Asks a partner.</summary>
    public async Task<IActionResult> OnPostAskAsync(Guid id, CancellationToken cancellationToken)
    {
        ModelState.Remove(nameof(UntilOn));
        var chosen = (Partner ?? "").Split(' ');
        var (account, agency) = chosen.Length == 2 && Guid.TryParse(chosen[0], out var first) && Guid.TryParse(chosen[1], out var second)
            ? (first, second)
            : (Guid.Empty, Guid.Empty);
        return await AnswerAsync(
            id, await ask.HandleAsync(current.Require(), new(id, account, agency, UntilOn), cancellationToken),
            "The partner is asked and told that something waits for them.", cancellationToken);
    }

    /// <summary>Ends a partner's reading.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid id, Guid account, CancellationToken cancellationToken)
        => await AnswerAsync(
            id, await end.HandleAsync(current.Require(), id, account, cancellationToken), "The partner reads the draft no longer.",
            cancellationToken);

    private async Task<IActionResult> AnswerAsync(Guid id, ProfileResult result, string done, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case ProfileResult.Done:
                Notice.Set(TempData, done);
                return Redirect(WritePath.Comments(id));
            case ProfileResult.Refused refused when await FindAsync(id, cancellationToken):
                foreach (var problem in refused.Problems)
                {
                    ModelState.AddModelError(problem.Field, problem.Sentence);
                }

                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var desk = await read.HandleAsync(current.Require(), id, cancellationToken);
        Desk = desk!;
        return desk is not null;
    }
}
