using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Persons.Asks;
using Hub.Data.Primitives;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Asks;

/// <summary>
/// The agency's questions and what came of them. It reads nothing of what is linked: a question stands as asked until an agency names
/// whom to talk to or its last day has passed. Writes nothing.
/// </summary>
[RequiresPermission(Permission.ViewAsks)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, TimeProvider time) : PageModel
{
    /// <summary>The questions, newest first.</summary>
    public IReadOnlyList<Ask> Own { get; private set; } = [];

    /// <summary>How many questions of others wait for an answer; null where the reader does not answer them.</summary>
    public int? Waiting { get; private set; }

    /// <summary>Whether the reader may ask.</summary>
    public bool MayAsk => current.Require().Can(Permission.AskAgencies);

    /// <summary>How a question stands, in words.</summary>
    public string State(Ask ask)
        => ask.Answers.Count > 0 ? ask.Answers.Count == 1 ? "An agency has answered" : $"{ask.Answers.Count} agencies have answered"
            : ask.DueOn < UkTime.Today(time) ? "No answer given" : "Asked";

    /// <summary>Shows the list.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        return database.InScopeAsync(
            actor.ScopeFor("list questions to other agencies"),
            async session =>
            {
                Own = await AskQueries.OwnAsync(session, actor.Acting.AgencyId);
                Waiting = actor.Can(Permission.AnswerAsks)
                    ? (await AskQueries.DeskAsync(session, actor.Acting.AgencyId))
                        .Count(ask => ask.Answer is null && ask.DueOn >= UkTime.Today(time))
                    : null;
            },
            cancellationToken);
    }
}
