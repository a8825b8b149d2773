using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Sharing;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Kinds;

/// <summary>Reference lists: dataset kinds with their versions, and the law that agreements cite.</summary>
[RequiresPermission(Permission.ManageReference)]
public sealed class IndexModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>The kinds, each with its versions, newest first.</summary>
    public IReadOnlyList<IGrouping<string, KindVersion>> Kinds { get; private set; } = [];

    /// <summary>Gateways and lawful bases, those that no longer stand included.</summary>
    public LegalReferences Law { get; private set; } = new([], []);

    /// <summary>How sure a legal reference is.</summary>
    public static string Strength(string strength) => strength == "in_force" ? "In force" : "Confirm with your data protection officer";

    /// <summary>From when until when it stands.</summary>
    public static string Stands(DateOnly from, DateOnly? until)
        => until is { } end ? $"From {When.Day(from)} to {When.Day(end.AddDays(-1))}" : $"From {When.Day(from)}";

    /// <summary>Shows the lists.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
        => database.InScopeAsync(
            current.Require().ScopeFor("list reference data"),
            async session =>
            {
                var versions = await DatasetKindStore.VersionsAsync(session);
                Law = await LegalReferenceQueries.AllAsync(session);
                Kinds =
                [
                    .. versions.GroupBy(version => version.Kind)
                        .OrderBy(kind => kind.First().Title, StringComparer.OrdinalIgnoreCase),
                ];
            },
            cancellationToken);
}
