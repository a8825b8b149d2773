using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Access.Record;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Hub.Web.Pages.Audit.Search;

/// <summary>
/// The audit record for auditors and information governance: the host's see all of it, any other agency's what concerns it. The
/// search is itself an event. The address holds ids, codes and days only.
/// </summary>
[RequiresPermission(Permission.ViewAudit)]
public sealed class IndexModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>First day, yyyy-mm-dd.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Last day, yyyy-mm-dd.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Last { get; set; }

    /// <summary>A kind of event by name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Who: an id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Actor { get; set; }

    /// <summary>For which agency: an id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    /// <summary>How it ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Outcome { get; set; }

    /// <summary>About what: an id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    /// <summary>What was found; null when the filter was not understood.</summary>
    public RecordPage? Found { get; private set; }

    /// <summary>Where in the list.</summary>
    public Pager? Pager { get; private set; }

    /// <summary>Whether the reader sees the whole record.</summary>
    public bool SeesAll => current.Require().Acting.IsHost;

    /// <summary>Kinds to choose from.</summary>
    public IReadOnlyList<Choice> Kinds { get; } =
    [
        new("", "Anything"),
        .. Enum.GetNames<AuditEventKind>().Select(name => new Choice(name, EventWords.Kind(name))).OrderBy(choice => choice.Text),
    ];

    /// <summary>Outcomes to choose from.</summary>
    public IReadOnlyList<Choice> Outcomes { get; } =
        [new("", "Any"), new("Done", "Done"), new("Refused", "Refused"), new("Failed", "Failed")];

    /// <summary>Agencies to choose from.</summary>
    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    /// <summary>The same filter as a file.</summary>
    public string ExportHref => QueryHelpers.AddQueryString(
        "/audit", Query().Where(part => !string.IsNullOrEmpty(part.Value)).Append(new("handler", "Export")));

    /// <summary>Searches.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int? at, CancellationToken cancellationToken)
    {
        await ListAgenciesAsync(cancellationToken);
        if (Filter() is not { } filter)
        {
            return Page();
        }

        var outcome = await new SearchRecord(database).HandleAsync(current.Require(), filter, at ?? 1, cancellationToken);
        if (outcome is not RecordOutcome.Found found)
        {
            return Forbid();
        }

        Found = found.Page;
        var pages = Pager.Count(found.Page.Count, SearchRecord.PerPage);
        Pager = new Pager(Math.Clamp(at ?? 1, 1, pages), pages, "/audit", Query());
        return Page();
    }

    /// <summary>The same as a file.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        if (Filter() is not { } filter)
        {
            await ListAgenciesAsync(cancellationToken);
            return Page();
        }

        return await new ExportRecord(database).HandleAsync(current.Require(), filter, cancellationToken) is RecordOutcome.Found found
            ? File(RecordCsv.Write(found.Page.Events), "text/csv; charset=utf-8", "audit-record.csv")
            : Forbid();
    }

    private async Task ListAgenciesAsync(CancellationToken cancellationToken)
        => Agencies =
        [
            new("", "Any"),
            .. (await database.InScopeAsync(current.Require().ScopeFor("list agencies"), AgencyQueries.NamesAsync, cancellationToken))
                .Select(agency => new Choice(agency.AgencyId.ToString(), agency.Name)),
        ];

    private Dictionary<string, string?> Query() => new(StringComparer.Ordinal)
    {
        [nameof(From)] = From,
        [nameof(Last)] = Last,
        [nameof(Kind)] = Kind,
        [nameof(Actor)] = Actor,
        [nameof(Agency)] = Agency,
        [nameof(Outcome)] = Outcome,
        [nameof(Subject)] = Subject,
    };

    // Null, with the errors named, when a part cannot be understood.
    private RecordFilter? Filter()
    {
        var filter = new RecordFilter
        {
            FromDay = Day(nameof(From), From),
            LastDay = Day(nameof(Last), Last),
            Kind = Chosen<AuditEventKind>(nameof(Kind), Kind),
            Outcome = Chosen<AuditOutcome>(nameof(Outcome), Outcome),
            Actor = string.IsNullOrWhiteSpace(Actor) ? null : Actor.Trim(),
            SubjectId = string.IsNullOrWhiteSpace(Subject) ? null : Subject.Trim(),
            ActorAgency = Id(nameof(Agency), Agency),
        };
        foreach (var (part, sentence) in filter.Problems())
        {
            var field = part switch
            {
                nameof(RecordFilter.LastDay) => nameof(Last),
                nameof(RecordFilter.SubjectId) => nameof(Subject),
                _ => part,
            };
            ModelState.AddModelError(field, sentence);
        }

        return ModelState.IsValid ? filter : null;
    }

    private DateOnly? Day(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 2000 and < 3000)
        {
            return day;
        }

        ModelState.AddModelError(field, "This is not a day; write it as 2026-03-31.");
        return null;
    }

    private T? Chosen<T>(string field, string? text)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Enum.TryParse<T>(text, out var value) && Enum.GetName(value) == text)
        {
            return value;
        }

        ModelState.AddModelError(field, "Choose one from the list.");
        return null;
    }

    private Guid? Id(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Guid.TryParse(text, out var id))
        {
            return id;
        }

        ModelState.AddModelError(field, "Choose an agency from the list.");
        return null;
    }
}
