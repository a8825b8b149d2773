using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Previews;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Tests.Ingest.Fuzzing;

/// <summary>Reads one file as the worker does before anything is stored: look, preview, open, every row checked.</summary>
internal static class FuzzedReading
{
    private static readonly DateOnly From = new(2025, 4, 1);

    /// <summary>Reads it whole; returns the rows read, or less than zero where it was refused.</summary>
    public static int Run(byte[] bytes, SeedFile seed, Random dice, IReadOnlyList<DatasetKind> registered)
    {
        var kind = seed.Kind;
        var choice = dice.Next(2) == 0 ? null : Choice(kind, dice);
        var allowed = dice.Next(3) == 0 ? kind.Schema.Fields.Where((_, i) => i % 2 == 0).Select(field => field.Name).ToList() : null;
        _ = choice is null ? null : ReadingChoiceCheck.Find(choice, kind, allowed);
        _ = choice is null ? null : ReadingChoice.Parse(choice.ToJson());
        using var stream = new MemoryStream(bytes, writable: false);
        using var look = FileLook.Of(stream, kind, choice);
        var preview = PreviewMaker.Of(look, kind, allowed, From);
        foreach (var sheet in preview.Sheets)
        {
            _ = ColumnPlan.Of(new ShownPreview(null!, kind, allowed, preview, [], choice, choice), sheet);
        }

        var (file, refusal) = TabularFile.Open(look, kind, registered);
        if (file is null)
        {
            Assert.EndsWith(".", refusal!.Message, StringComparison.Ordinal);
            return -1;
        }

        using var opened = file;
        var log = new ProblemLog();
        var checker = new RowChecker(
            new CheckSetting
            {
                Kind = kind, Header = file.Header, AllowedFields = allowed, PeriodFrom = From, PeriodUntil = From.AddMonths(1),
                ReceivedOn = From.AddMonths(2), Values = choice?.Values,
            },
            log);
        var row = new RowValues(kind.Schema.Fields.Count);
        var rows = 0;
        while (file.Rows.Read())
        {
            rows += checker.Check(file.Rows, row) ? 1 : 0;
        }

        _ = checker.Verdict();
        _ = checker.UnknownCodes();
        return rows;
    }

    /// <summary>What a person, or somebody who is none, could say about a file.</summary>
    private static ReadingChoice Choice(DatasetKind kind, Random dice)
    {
        var fields = kind.Schema.Fields;
        var columns = new Dictionary<string, string?>();
        for (var i = dice.Next(6); i > 0; i--)
        {
            var label = new[] { fields[dice.Next(fields.Count)].Title, "Column " + (char)('A' + dice.Next(26)), "", "£", "Date (2)" }[dice.Next(5)];
            columns[label] = new[] { fields[dice.Next(fields.Count)].Name, null, "no_such_field", "" }[dice.Next(4)];
        }

        var values = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        if (fields.FirstOrDefault(ReadingChoiceCheck.MapsValues) is { } field && dice.Next(2) == 0)
        {
            values[field.Name] = new Dictionary<string, string> { ["x"] = kind.CodeLists[field.CodeList!][0].Code, [""] = "nothing" };
        }

        return new ReadingChoice
        {
            Sheet = new[] { null, "Data", "About", "No such sheet" }[dice.Next(4)],
            HeaderRow = dice.Next(3) == 0 ? dice.Next(-1, 70) : null,
            Separator = new[] { null, ",", ";", "\t", "|", "", "xx" }[dice.Next(7)],
            Columns = columns,
            Values = values,
            LikelySheet = dice.Next(2) == 0 ? "Data" : null,
        };
    }
}
