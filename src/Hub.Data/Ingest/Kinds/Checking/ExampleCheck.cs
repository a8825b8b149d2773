namespace Hub.Data.Ingest.Kinds.Checking;

/// <summary>Whether the example rows fit the definition: an example that its own rules refuse teaches the wrong thing.</summary>
internal static class ExampleCheck
{
    public static IEnumerable<KindError> Check(DatasetKind kind, ErrorAt at)
    {
        if (kind.Example.Count == 0)
        {
            yield return at("example", KindErrorCodes.ExampleDoesNotFit, "There is no example row. Add at least one.");
        }

        foreach (var (field, i) in kind.Schema.Fields.Select((field, i) => (field, i)))
        {
            if (FieldText.Problem(kind, field, field.Example) is { } problem)
            {
                yield return at($"schema.fields[{i}].example", KindErrorCodes.ExampleDoesNotFit,
                    $"The example '{field.Example}' {problem}. Correct it.");
            }
        }

        foreach (var (row, r) in kind.Example.Select((row, r) => (row, r)))
        {
            if (row.Count != kind.Schema.Fields.Count)
            {
                yield return at($"example[{r}]", KindErrorCodes.ExampleDoesNotFit,
                    $"The row has {row.Count} values and there are {kind.Schema.Fields.Count} fields. Give one value for each.");
                continue;
            }

            foreach (var (text, c) in row.Select((text, c) => (text, c)))
            {
                var field = kind.Schema.Fields[c];
                if (text.StartsWith('=') || text.StartsWith('+') || text.StartsWith('@'))
                {
                    yield return at($"example[{r}][{c}]", KindErrorCodes.ExampleDoesNotFit,
                        $"A spreadsheet would run the value '{text}' as a formula. Begin it with another character.");
                }

                if (FieldText.Problem(kind, field, text) is { } problem)
                {
                    yield return at($"example[{r}][{c}]", KindErrorCodes.ExampleDoesNotFit,
                        $"The value '{text}' of the field '{field.Name}' {problem}. Correct it.");
                }
            }
        }
    }
}
