using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Persons.Review;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Links;

/// <summary>How linking stands, in plain words and numbers: run, model, measures, and whose records may meet.</summary>
[RequiresPermission(Permission.ReviewLinks)]
public sealed class IndexModel(CurrentActor current, ReviewBoards boards) : PageModel
{
    /// <summary>How it stands.</summary>
    public LinkingStanding Standing { get; private set; } = null!;

    /// <summary>Each participant with whom it may meet.</summary>
    public IReadOnlyList<LinkMeeting> Meetings => Standing.Meetings;

    /// <summary>Facts of run and model.</summary>
    public IEnumerable<(string Term, string Text)> Facts
    {
        get
        {
            if (Standing.Run is { } run)
            {
                yield return ("Newest run", run.Scale switch
                {
                    "full" => "all records",
                    "added" => "returns that came since the run before",
                    _ => "what taking a return back leaves",
                });
                yield return ("Pairs compared", Number(run.ComparedPairs));
                yield return ("Links kept", Number(run.LinkCount));
            }

            if (Standing.Model is { } model)
            {
                yield return ("Weights learned", $"{When.At(model.TrainedAt)}, from {Number(model.RecordCount)} records");
                yield return ("Rules of comparing", $"set {model.RuleSet.ToString(CultureInfo.InvariantCulture)}, the same for every area");
            }

            yield return ("Counts as one person", "from weight 0 on: more likely one than two");
        }
    }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
        => Standing = await boards.StandingAsync(current.Require(), cancellationToken);

    private static string Number(long number) => number.ToString("N0", CultureInfo.GetCultureInfo("en-GB"));
}
