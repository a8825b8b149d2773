using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Persons.Asks;
using Hub.Data.Primitives;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Asks;

/// <summary>Questions that reached the reader's agency, and the answer to one of them. Writes the answer.</summary>
[RequiresPermission(Permission.AnswerAsks)]
public sealed class DeskModel(CurrentActor current, HubDatabase database, AnswerAsk reply, TimeProvider time) : PageModel
{
    /// <summary>The answers.</summary>
    public static IEnumerable<Choice> Answers { get; } =
    [
        new("contact", "We hold something", "The asker reads your agency's name and whom to talk to, and nothing else"),
        new("no_answer", "Give no answer", "The asker reads what they would read if you held nothing"),
    ];

    /// <summary>The question to answer.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Question { get; set; }

    /// <summary>The answer.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>Whom to talk to.</summary>
    [BindProperty]
    public string? Contact { get; set; }

    /// <summary>All questions, those that wait first.</summary>
    public IReadOnlyList<DeskAsk> Desk { get; private set; } = [];

    /// <summary>The one chosen, while it waits.</summary>
    public DeskAsk? Chosen => Desk.FirstOrDefault(ask => ask.AskId == Question && IsOpen(ask));

    /// <summary>Whether a question can be answered.</summary>
    public bool IsOpen(DeskAsk ask) => ask.Answer is null && ask.DueOn >= UkTime.Today(time);

    /// <summary>How a question stands.</summary>
    public string State(DeskAsk ask) => ask.Answer switch
    {
        "contact" => "You said that you hold something",
        "no_answer" => "You gave no answer",
        _ => IsOpen(ask) ? "Waits for you" : "The last day has passed",
    };

    /// <summary>Shows the questions.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => FillAsync(cancellationToken);

    /// <summary>Answers one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Question is not { } question)
        {
            return NotFound();
        }

        switch (await reply.HandleAsync(current.Require(), new AskReply(question, Answer ?? "", Contact), cancellationToken))
        {
            case AskOutcome.Done:
                Notice.Set(TempData, Answer == "contact" ? "Your answer is given." : "No answer is given. Nobody is told.");
                return Redirect("/persons/asks/desk");
            case AskOutcome.Refused refused:
                ModelState.AddModelError(refused.Field, refused.Sentence);
                await FillAsync(cancellationToken);
                return Page();
            default:
                return NotFound();
        }
    }

    private Task FillAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        return database.InScopeAsync(
            actor.ScopeFor("read questions to the agency"),
            async session => Desk = await AskQueries.DeskAsync(session, actor.Acting.AgencyId),
            cancellationToken);
    }
}
