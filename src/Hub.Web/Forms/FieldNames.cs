using Microsoft.AspNetCore.Mvc.Rendering;

namespace Hub.Web.Forms;

/// <summary>The element id of a form field, so that an error summary's link finds its field.</summary>
public static class FieldNames
{
    /// <summary>The id of the field of that name.</summary>
    public static string Id(string name) => TagBuilder.CreateSanitizedId(name, "_");
}
