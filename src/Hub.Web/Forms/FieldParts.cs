using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Hub.Web.Forms;

/// <summary>What every kind of form field has: label, hint, error message, the value that was entered.</summary>
internal static class FieldParts
{
    public static IReadOnlyList<string> Errors(ViewContext view, string name)
        => view.ModelState.TryGetValue(name, out var entry) ? [.. entry.Errors.Select(error => error.ErrorMessage)] : [];

    /// <summary>What was entered, even where it could not be understood; otherwise the model's value.</summary>
    public static string Value(ViewContext view, ModelExpression field)
        => view.ModelState.TryGetValue(field.Name, out var entry) && entry.AttemptedValue is { } attempted
            ? attempted
            : field.Model switch
            {
                null => "",
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                var value => value.ToString() ?? "",
            };

    public static IHtmlContent Label(string id, string text, bool isHeading)
    {
        var label = new TagBuilder("label");
        label.AddCssClass(isHeading ? "govuk-label govuk-label--l" : "govuk-label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(text);
        return isHeading ? Within("h1", "govuk-label-wrapper", label) : label;
    }

    public static IHtmlContent Legend(string text, bool isHeading, bool isBold = false)
    {
        var legend = new TagBuilder("legend");
        var size = isHeading ? " govuk-fieldset__legend--l" : isBold ? " govuk-fieldset__legend--s" : "";
        legend.AddCssClass("govuk-fieldset__legend" + size);
        legend.InnerHtml.AppendHtml(isHeading ? Within("h1", "govuk-fieldset__heading", new HtmlContentBuilder().Append(text))
            : new HtmlContentBuilder().Append(text));
        return legend;
    }

    public static IHtmlContent Hint(string id, string? text)
    {
        if (text is null)
        {
            return HtmlString.Empty;
        }

        var hint = new TagBuilder("div");
        hint.AddCssClass("govuk-hint");
        hint.Attributes["id"] = id + "-hint";
        hint.InnerHtml.Append(text);
        return hint;
    }

    public static IHtmlContent Error(string id, IReadOnlyList<string> messages)
    {
        if (messages.Count == 0)
        {
            return HtmlString.Empty;
        }

        var error = new TagBuilder("p");
        error.AddCssClass("govuk-error-message");
        error.Attributes["id"] = id + "-error";
        error.InnerHtml.AppendHtml("<span class=\"govuk-visually-hidden\">Error:</span> ").Append(string.Join(" ", messages));
        return error;
    }

    public static string? DescribedBy(string id, string? hint, bool hasErrors) => (hint, hasErrors) switch
    {
        (null, false) => null,
        (null, true) => id + "-error",
        (not null, false) => id + "-hint",
        _ => $"{id}-hint {id}-error",
    };

    private static TagBuilder Within(string tag, string cssClass, IHtmlContent content)
    {
        var outer = new TagBuilder(tag);
        outer.AddCssClass(cssClass);
        outer.InnerHtml.AppendHtml(content);
        return outer;
    }
}
