using Hub.Data.Access;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Previews;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Ingest.Reading;

/// <summary>A value that the sender writes, and the code that it means.</summary>
/// <param name="Text">As the sender writes it.</param>
/// <param name="Cells">How many cells hold it; null where it was translated already.</param>
/// <param name="Code">The code chosen for it; empty where none is.</param>
public sealed record SentValue(string Text, long? Cells, string Code);

/// <summary>A field with its values.</summary>
/// <param name="Field">The field.</param>
/// <param name="Codes">The codes to choose from.</param>
/// <param name="Values">The values: those unknown first, the most frequent first.</param>
/// <param name="Others">Cells with values beyond those listed.</param>
public sealed record SentField(KindField Field, IReadOnlyList<ListedCode> Codes, IReadOnlyList<SentValue> Values, long Others);

/// <summary>What the sender's own values mean, for fields whose values come from a list.</summary>
[RequiresPermission(Permission.SendSubmissions)]
public sealed class ValuesModel(CurrentActor current, ReadPreview read, ChooseReading choose) : ReadingForm(current, read, choose)
{
    private const int MostValues = 2_000;

    /// <summary>The field of each value.</summary>
    [BindProperty]
    public IReadOnlyList<string> Fields { get; set; } = [];

    /// <summary>The values as the sender writes them.</summary>
    [BindProperty]
    public IReadOnlyList<string> Sent { get; set; } = [];

    /// <summary>The code for each; empty leaves it as it is.</summary>
    [BindProperty]
    public IReadOnlyList<string?> Codes { get; set; } = [];

    /// <summary>The fields with values to translate.</summary>
    public IReadOnlyList<SentField> Lists { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is { } instead)
        {
            return instead;
        }

        Fill();
        return Page();
    }

    /// <summary>Saves, and has the file read again.</summary>
    public async Task<IActionResult> OnPostAsync(Guid key, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is { } instead)
        {
            return instead;
        }

        Fill();
        var values = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(Math.Min(Fields.Count, Sent.Count), Math.Min(Codes.Count, MostValues)); i++)
        {
            if (Codes[i] is { Length: > 0 } code)
            {
                var ofField = values.GetValueOrDefault(Fields[i]) ?? (values[Fields[i]] = new(StringComparer.OrdinalIgnoreCase));
                ofField[Sent[i]] = code;
            }
        }

        var choice = (Shown.Choice ?? new ReadingChoice()) with
        {
            Values = values.ToDictionary(field => field.Key, field => (IReadOnlyDictionary<string, string>)field.Value),
        };
        return await SaveAsync(choice, "Codes[0]", cancellationToken);
    }

    private void Fill()
    {
        var chosen = Shown.Choice?.Values ?? new Dictionary<string, IReadOnlyDictionary<string, string>>();
        Lists =
        [
            .. Shown.Kind.Schema.Fields
                .Where(field => ReadingChoiceCheck.MapsValues(field) && Shown.Allowed?.Contains(field.Name) != false)
                .Select(field => (Field: field, Unknown: Shown.Unknown.FirstOrDefault(one => one.Field == field.Name)))
                .Select(one => new SentField(
                    one.Field,
                    Shown.Kind.CodeLists[one.Field.CodeList!],
                    [
                        .. (one.Unknown?.Values ?? []).Select(value => new SentValue(value.Text, value.Cells, "")),
                        .. (chosen.GetValueOrDefault(one.Field.Name) ?? new Dictionary<string, string>())
                            .OrderBy(value => value.Key, StringComparer.OrdinalIgnoreCase)
                            .Select(value => new SentValue(value.Key, null, value.Value)),
                    ],
                    one.Unknown?.Others ?? 0))
                .Where(one => one.Values.Count > 0),
        ];
    }
}
