using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Mapping;

/// <summary>Whether a choice of reading may stand for a kind under an agreement. The first fault is told in a sentence.</summary>
public static class ReadingChoiceCheck
{
    private const int MostColumns = 1_000;
    private const int MostValues = 2_000;
    private const int LongestValue = 500;

    /// <summary>Why it may not stand; null where it may.</summary>
    /// <param name="choice">What a person says.</param>
    /// <param name="kind">The kind of the file.</param>
    /// <param name="allowed">Fields that the agreement covers; null is every field.</param>
    public static Refusal? Find(ReadingChoice choice, DatasetKind kind, IReadOnlyCollection<string>? allowed)
        => Frame(choice) ?? Columns(choice, kind, allowed) ?? Values(choice, kind, allowed);

    /// <summary>Whether values of a field may be mapped: it has a code list and identifies nobody.</summary>
    public static bool MapsValues(KindField field) => field is { CodeList: not null, Identifier: null };

    private static Refusal? Frame(ReadingChoice choice)
    {
        if (choice.HeaderRow is < 1 or > HeaderSearch.Rows)
        {
            return new Refusal(
                "header_row_out_of_reach",
                $"The headings must stand in one of the first {HeaderSearch.Rows} rows; remove rows above them and send the file again.");
        }

        if (choice.Separator is { } separator && !CsvHead.MayBeChosen(separator))
        {
            return new Refusal("unknown_separator", "Choose comma, semicolon, tab or vertical bar.");
        }

        return choice.Columns.Count > MostColumns || choice.Values.Sum(field => field.Value.Count) > MostValues
            ? new Refusal("too_many_choices", "The file has more columns than a return can have; remove those that are not needed.")
            : null;
    }

    private static Refusal? Columns(ReadingChoice choice, DatasetKind kind, IReadOnlyCollection<string>? allowed)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (label, name) in choice.Columns)
        {
            if (name is null)
            {
                continue;
            }

            if (Unusable(kind, allowed, name) is { } refusal)
            {
                return refusal;
            }

            if (!taken.TryAdd(name, label))
            {
                return new Refusal(
                    "two_columns_for_one_field",
                    $"“{taken[name]}” and “{label}” are both put under “{kind.Field(name)!.Title}”; "
                    + "choose one and discard the other.");
            }
        }

        return null;
    }

    private static Refusal? Values(ReadingChoice choice, DatasetKind kind, IReadOnlyCollection<string>? allowed)
    {
        foreach (var (name, values) in choice.Values)
        {
            if (Unusable(kind, allowed, name) is { } refusal)
            {
                return refusal;
            }

            var field = kind.Field(name)!;
            if (!MapsValues(field))
            {
                return new Refusal(
                    "values_not_mapped",
                    $"The values of “{field.Title}” come from no list, so they cannot be translated; correct them in the file.");
            }

            var codes = kind.CodeLists[field.CodeList!].Select(code => code.Code).ToHashSet(StringComparer.Ordinal);
            if (values.Any(value => value.Key.Trim().Length is 0 or > LongestValue || !codes.Contains(value.Value)))
            {
                return new Refusal("unknown_code", $"Choose for each value of “{field.Title}” one of the values in the list.");
            }
        }

        return null;
    }

    private static Refusal? Unusable(DatasetKind kind, IReadOnlyCollection<string>? allowed, string name)
        => kind.Field(name) is not { } field
            ? new Refusal("unknown_field", "One of the chosen fields does not belong to this return; reload the page and choose again.")
            : allowed is not null && !allowed.Contains(name)
            ? new Refusal(
                "field_outside_agreement",
                $"The agreement does not cover “{field.Title}”, so it cannot be taken in; choose another field or discard the column.")
            : null;
}
