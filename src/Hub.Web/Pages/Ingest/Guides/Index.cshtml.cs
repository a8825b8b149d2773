using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Guides;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Guides;

/// <summary>
/// The guide to one return: what, why, how, its fields as the agreement covers them, and the files to start from. Writes nothing.
/// </summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, DatasetKinds shipped, TimeProvider time) : PageModel
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The guide.</summary>
    public KindGuide Guide { get; private set; } = null!;

    /// <summary>Whether the person may send it.</summary>
    public bool MaySend => Guide.Refusal is null && current.Require().Can(Permission.SendSubmissions);

    /// <summary>How often it is due.</summary>
    public string Calendar => Guide.Kind.Calendar is var calendar && calendar.Every == KindCadence.Once
        ? "Once"
        : $"Every {calendar.Every switch
        {
            KindCadence.Month => "month", KindCadence.Quarter => "quarter", KindCadence.HalfYear => "half year", _ => "year",
        }}, {calendar.DueDays} days after it has ended at the latest";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancellationToken)
        => await FindAsync(kind, cancellationToken) ? Page() : NotFound();

    /// <summary>The headings, or with the example's rows, as CSV or as a workbook.</summary>
    public async Task<IActionResult> OnGetFileAsync(string kind, string? what, string? form, CancellationToken cancellationToken)
    {
        if (!await FindAsync(kind, cancellationToken) || what is not ("template" or "example"))
        {
            return NotFound();
        }

        var isExample = what == "example";
        if (form != "xlsx")
        {
            var csv = isExample
                ? TemplateWriter.Example(Guide.Kind, Guide.FieldNames)
                : TemplateWriter.Template(Guide.Kind, Guide.FieldNames);
            return File(csv, "text/csv; charset=utf-8", $"{Guide.Kind.Kind}-{what}.csv");
        }

        var workbook = new MemoryStream();
        KindWorkbook.Write(workbook, Guide.Kind, Guide.FieldNames, isExample);
        return File(workbook.ToArray(), Xlsx, $"{Guide.Kind.Kind}-{what}.xlsx");
    }

    /// <summary>The Table Schema for a partner's own tools.</summary>
    public async Task<IActionResult> OnGetSchemaAsync(string kind, CancellationToken cancellationToken)
        => await FindAsync(kind, cancellationToken)
            ? File(System.Text.Encoding.UTF8.GetBytes(SchemaWriter.Write(Guide.Kind)), "application/json", $"{Guide.Kind.Kind}-schema.json")
            : NotFound();

    private async Task<bool> FindAsync(string kind, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var guide = await database.InScopeAsync(
            actor.ScopeFor("read the guide to a return"),
            session => KindGuideQueries.FindAsync(session, shipped, actor.Acting.AgencyId, kind, UkTime.Today(time)),
            cancellationToken);
        Guide = guide!;
        return guide is not null;
    }
}
