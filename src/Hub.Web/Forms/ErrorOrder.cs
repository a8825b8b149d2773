using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Hub.Web.Forms;

/// <summary>
/// The order of the error summary: that of the fields on the page, which page models declare in the order of their form. The
/// framework itself keeps errors by the length of the fields' names.
/// </summary>
public static class ErrorOrder
{
    /// <summary>Every entry of the model state, fields in their order; what belongs to no field comes first.</summary>
    public static IEnumerable<KeyValuePair<string, ModelStateEntry>> Of(ViewContext view)
    {
        var declared = (view.ActionDescriptor as CompiledPageActionDescriptor)?.BoundProperties.Select(property => property.Name).ToList()
            ?? [];
        return view.ModelState.OrderBy(entry => Place(entry.Key, declared)).Select(entry => KeyValuePair.Create(entry.Key, entry.Value!));
    }

    private static int Place(string key, List<string> declared)
    {
        var name = key.Split('.', '[')[0];
        var place = declared.FindIndex(property => string.Equals(property, name, StringComparison.OrdinalIgnoreCase));
        return name.Length == 0 ? -1 : place < 0 ? declared.Count : place;
    }
}
