using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reports;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>One rule in more words: what it is, why it is there, how to put it right. Says nothing of anybody's rows.</summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class RuleModel(CurrentActor current, HubDatabase database, DatasetKinds kinds) : PageModel
{
    /// <summary>The rule.</summary>
    public RuleGuide Guide { get; private set; } = null!;

    /// <summary>The kind whose rule it is; null for one that holds for all.</summary>
    public string? KindTitle { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string rule, string? kind, CancellationToken cancellationToken)
    {
        if (RuleGuides.Find(rule) is { } guide)
        {
            Guide = guide;
            return Page();
        }

        var found = kind is null ? null : await database.InScopeAsync(
            current.Require().ScopeFor("read about a rule"), session => new CurrentKinds(kinds).FindAsync(session, kind),
            cancellationToken);
        if (found?.Rules.FirstOrDefault(one => one.Id == rule) is not { } own)
        {
            return NotFound();
        }

        KindTitle = found.Title;
        Guide = new RuleGuide(rule, own.Message.TrimEnd('.'), found.Help.Why, [own.Fix]);
        return Page();
    }
}
