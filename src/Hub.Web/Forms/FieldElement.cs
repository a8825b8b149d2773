using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hub.Web.Forms;

/// <summary>
/// A form group: label, hint, error and an input, or a textarea where rows are given.
/// <c>&lt;hub-field for="Title" label="Title" hint="…" width="20" /&gt;</c>
/// </summary>
[HtmlTargetElement("hub-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldElement : TagHelper
{
    /// <summary>The property of the page model.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>The label.</summary>
    public required string Label { get; set; }

    /// <summary>One line below the label, or null.</summary>
    public string? Hint { get; set; }

    /// <summary>"text" by default; "email", "date", "number", "search".</summary>
    public string Type { get; set; } = "text";

    /// <summary>Characters that the field is wide (2, 3, 4, 5, 10, 20, 30); full width without.</summary>
    public int? Width { get; set; }

    /// <summary>Lines of a textarea; an input without.</summary>
    public int? Rows { get; set; }

    /// <summary>The browser's autocomplete word, or null.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>Whether the label is the page's heading.</summary>
    public bool IsHeading { get; set; }

    /// <summary>The view.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext View { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = FieldNames.Id(For.Name);
        var errors = FieldParts.Errors(View, For.Name);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-form-group" + (errors.Count > 0 ? " govuk-form-group--error" : ""));
        output.Content.AppendHtml(FieldParts.Label(id, Label, IsHeading));
        output.Content.AppendHtml(FieldParts.Hint(id, Hint));
        output.Content.AppendHtml(FieldParts.Error(id, errors));
        output.Content.AppendHtml(Input(id, errors.Count > 0));
    }

    private TagBuilder Input(string id, bool hasErrors)
    {
        var block = Rows is null ? "govuk-input" : "govuk-textarea";
        var input = new TagBuilder(Rows is null ? "input" : "textarea");
        input.AddCssClass(block + (hasErrors ? $" {block}--error" : "") + (Width is { } width ? $" govuk-input--width-{width}" : ""));
        input.Attributes["id"] = id;
        input.Attributes["name"] = For.Name;
        if (FieldParts.DescribedBy(id, Hint, hasErrors) is { } describedBy)
        {
            input.Attributes["aria-describedby"] = describedBy;
        }

        if (Autocomplete is not null)
        {
            input.Attributes["autocomplete"] = Autocomplete;
        }

        var value = FieldParts.Value(View, For);
        if (Rows is { } rows)
        {
            input.Attributes["rows"] = rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
            input.InnerHtml.AppendHtml("\n").Append(value);
        }
        else
        {
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.Attributes["type"] = Type;
            input.Attributes["value"] = value;
            if (Type is "text" or "email" or "search")
            {
                input.Attributes["spellcheck"] = "false";
            }
        }

        return input;
    }
}
