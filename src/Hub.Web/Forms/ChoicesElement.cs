using System.Collections;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hub.Web.Forms;

/// <summary>
/// Radios, checkboxes or a select over a list of options.
/// <c>&lt;hub-choices for="Role" kind="Radios" label="Role" options="Model.Roles" /&gt;</c>
/// </summary>
[HtmlTargetElement("hub-choices", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesElement : TagHelper
{
    /// <summary>The property of the page model; a collection for checkboxes.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>How the options are shown.</summary>
    public ChoiceKind Kind { get; set; }

    /// <summary>The question.</summary>
    public required string Label { get; set; }

    /// <summary>One line below the question, or null.</summary>
    public string? Hint { get; set; }

    /// <summary>What may be chosen.</summary>
    public required IEnumerable<Choice> Options { get; set; }

    /// <summary>Whether the question is the page's heading (not for a select).</summary>
    public bool IsHeading { get; set; }

    /// <summary>Whether radios or checkboxes are small and the question bold: for many of them on one page.</summary>
    public bool IsSmall { get; set; }

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
        var body = new HtmlContentBuilder().AppendHtml(FieldParts.Hint(id, Hint)).AppendHtml(FieldParts.Error(id, errors));
        var describedBy = FieldParts.DescribedBy(id, Hint, errors.Count > 0);
        output.Content.AppendHtml(Kind == ChoiceKind.Select
            ? new HtmlContentBuilder().AppendHtml(FieldParts.Label(id, Label, IsHeading)).AppendHtml(body)
                .AppendHtml(Select(id, describedBy))
            : Fieldset(describedBy, body.AppendHtml(Items(id))));
    }

    private TagBuilder Fieldset(string? describedBy, IHtmlContent body)
    {
        var fieldset = new TagBuilder("fieldset");
        fieldset.AddCssClass("govuk-fieldset");
        if (describedBy is not null)
        {
            fieldset.Attributes["aria-describedby"] = describedBy;
        }

        fieldset.InnerHtml.AppendHtml(FieldParts.Legend(Label, IsHeading, IsSmall)).AppendHtml(body);
        return fieldset;
    }

    private TagBuilder Select(string id, string? describedBy)
    {
        var select = new TagBuilder("select");
        select.AddCssClass("govuk-select");
        (select.Attributes["id"], select.Attributes["name"]) = (id, For.Name);
        if (describedBy is not null)
        {
            select.Attributes["aria-describedby"] = describedBy;
        }

        var chosen = Chosen();
        foreach (var option in Options)
        {
            var item = new TagBuilder("option");
            item.Attributes["value"] = option.Value;
            if (chosen.Contains(option.Value))
            {
                item.Attributes["selected"] = "selected";
            }

            item.InnerHtml.Append(option.Text);
            select.InnerHtml.AppendHtml(item);
        }

        return select;
    }

    private TagBuilder Items(string id)
    {
        var (block, type) = Kind == ChoiceKind.Radios ? ("govuk-radios", "radio") : ("govuk-checkboxes", "checkbox");
        var list = new TagBuilder("div");
        list.AddCssClass(IsSmall ? $"{block} {block}--small" : block);
        list.Attributes["data-module"] = block;
        var chosen = Chosen();
        foreach (var (option, index) in Options.Select((option, index) => (option, index)))
        {
            // The first keeps the field's own id, so that the error summary's link finds it.
            var itemId = index == 0 ? id : $"{id}-{index + 1}";
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.AddCssClass(block + "__input");
            (input.Attributes["id"], input.Attributes["name"], input.Attributes["type"]) = (itemId, For.Name, type);
            input.Attributes["value"] = option.Value;
            if (chosen.Contains(option.Value))
            {
                input.Attributes["checked"] = "checked";
            }

            var label = new TagBuilder("label");
            label.AddCssClass($"govuk-label {block}__label");
            label.Attributes["for"] = itemId;
            label.InnerHtml.Append(option.Text);
            var item = new TagBuilder("div");
            item.AddCssClass(block + "__item");
            item.InnerHtml.AppendHtml(input).AppendHtml(label);
            if (option.Hint is not null)
            {
                input.Attributes["aria-describedby"] = itemId + "-item-hint";
                item.InnerHtml.AppendHtml(ItemHint(itemId, block, option.Hint));
            }

            list.InnerHtml.AppendHtml(item);
        }

        return list;
    }

    private static TagBuilder ItemHint(string itemId, string block, string text)
    {
        var hint = new TagBuilder("div");
        hint.AddCssClass($"govuk-hint {block}__hint");
        hint.Attributes["id"] = itemId + "-item-hint";
        hint.InnerHtml.Append(text);
        return hint;
    }

    private HashSet<string> Chosen()
    {
        if (View.ModelState.TryGetValue(For.Name, out var entry) && entry.AttemptedValue is not null)
        {
            return entry.RawValue is string[] several ? [.. several] : [entry.AttemptedValue];
        }

        return For.Model switch
        {
            null => [],
            string one => [one],
            IEnumerable several => [.. several.Cast<object?>().Select(value => value?.ToString() ?? "")],
            var one => [one.ToString() ?? ""],
        };
    }
}

/// <summary>How options are shown.</summary>
public enum ChoiceKind
{
    /// <summary>One of a few.</summary>
    Radios,

    /// <summary>Any number of a few.</summary>
    Checkboxes,

    /// <summary>One of many.</summary>
    Select,
}

/// <summary>One option: what is sent, what is read, and a line that explains it.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
