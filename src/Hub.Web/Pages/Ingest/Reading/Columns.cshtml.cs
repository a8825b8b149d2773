using Hub.Data.Access;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Previews;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Ingest.Reading;

/// <summary>Which column of the file is which field of the return: one line for each column, a suggestion preselected.</summary>
[RequiresPermission(Permission.SendSubmissions)]
public sealed class ColumnsModel(CurrentActor current, ReadPreview read, ChooseReading choose) : ReadingForm(current, read, choose)
{
    private const int MostColumns = 1_000;

    /// <summary>The columns' labels.</summary>
    [BindProperty]
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>For each the name of a field; empty is "not used".</summary>
    [BindProperty]
    public IReadOnlyList<string?> Fields { get; set; } = [];

    /// <summary>Fields that the agreement covers and that must be there.</summary>
    public IEnumerable<KindField> Needed => Agreed.Where(one => one.Constraints.Required);

    /// <summary>The other fields that the agreement covers.</summary>
    public IEnumerable<KindField> Optional => Agreed.Where(one => !one.Constraints.Required);

    private IEnumerable<KindField> Agreed
        => Shown.Kind.Schema.Fields.Where(one => Shown.Allowed?.Contains(one.Name) != false);

    /// <summary>What to preselect for a column: what was just chosen, or the suggestion.</summary>
    public string Chosen(PlannedColumn column)
    {
        var posted = Labels.Take(Fields.Count).ToList().IndexOf(column.Label);
        return posted >= 0 ? Fields[posted] ?? "" : column.Suggested?.Name ?? "";
    }

    /// <summary>Why it is preselected, or null.</summary>
    public static string? Why(PlannedColumn column) => column.By switch
    {
        SuggestedBy.LastTime => "Suggested because your last file was read so.",
        SuggestedBy.Likeness => "Suggested because it looks like it. Please check.",
        _ => column.Use == ColumnUse.Outside
            ? "The agreement does not cover this column, so none of its values is shown or kept." : null,
    };

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
        => await FindAsync(key, cancellationToken) ?? Page();

    /// <summary>Saves, and has the file read again.</summary>
    public async Task<IActionResult> OnPostAsync(Guid key, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is { } instead)
        {
            return instead;
        }

        var columns = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(Math.Min(Labels.Count, Fields.Count), MostColumns); i++)
        {
            columns[Labels[i]] = string.IsNullOrEmpty(Fields[i]) ? null : Fields[i];
        }

        var missing = Needed.Where(field => !columns.ContainsValue(field.Name)).Select(field => $"“{field.Title}”").ToList();
        if (missing.Count > 0)
        {
            ModelState.AddModelError(
                "Fields[0]", $"Say which column holds {string.Join(" and ", missing)}; a return cannot be taken in without it.");
            return Page();
        }

        var choice = (Shown.Choice ?? new ReadingChoice()) with { Columns = columns };
        // Under other names no row would be found again: the one that was shown is meant.
        choice = Shown.Preview.Sheet!.HeaderRow is null
            ? choice with { Sheet = Shown.Preview.Sheet.Name, HeaderRow = Shown.Preview.Sheet.LikelyHeaderRow }
            : choice;
        return await SaveAsync(choice, "Fields[0]", cancellationToken);
    }
}
