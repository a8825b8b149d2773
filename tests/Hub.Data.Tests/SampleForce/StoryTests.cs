using System.Globalization;
using System.Text.Json;

namespace Hub.Data.Tests.SampleForce;

/// <summary>What the truth says happened can be measured in the returns: counted from the files, without the product.</summary>
public sealed class StoryTests : IClassFixture<WrittenFolder>
{
    private readonly WrittenFolder _written;
    private readonly JsonElement _effects;

    public StoryTests(WrittenFolder written)
    {
        _written = written;
        _effects = JsonDocument.Parse(File.ReadAllText(Path.Combine(written.Folder, "truth", "effects.json"))).RootElement;
    }

    [Fact]
    public void Operation_DrugMarketCells_FallsThereAndNowhereElse()
    {
        var operation = _effects.GetProperty("operation");
        var cells = Codes(operation);
        var types = operation.GetProperty("crimeTypes").EnumerateArray().Select(type => type.GetString()!).ToHashSet();
        var on = DateOnly.ParseExact(operation.GetProperty("on").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var month = new DateOnly(on.Year, on.Month, 1);
        var crimes = StreetCrimes().Where(crime => types.Contains(crime.Type)).ToList();

        // The same months of two years, so that the seasons cancel out.
        var (from, months) = (month.AddMonths(1), 8);
        var inside = Change(crimes.Where(crime => cells.Contains(crime.Cell)), from, months);
        var outside = Change(crimes.Where(crime => !cells.Contains(crime.Cell)), from, months);

        Assert.InRange(inside, 0.30, 0.55);
        Assert.InRange(outside, 0.90, 1.12);
    }

    [Theory]
    [InlineData("missing_episodes", 1.6)]
    [InlineData("school_suspensions", 1.3)]
    [InlineData("housing_concerns", 1.6)]
    public void CountyLine_BothTowns_RisesThere(string kind, double least)
    {
        var line = _effects.GetProperty("countyLine");
        var cells = Codes(line);
        var from = DateOnly.ParseExact(line.GetProperty("from").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var homes = _written.Truth("persons.csv").ToDictionary(row => row["person_id"], row => row["lsoa21"]);
        var periods = _written.Truth("returns.csv").ToDictionary(row => row["file"], row => Day(row["from"]));
        var events = _written.Truth("records.csv").Where(record => record["kind"] == kind)
            .Select(record => (IsOnLine: cells.Contains(homes[record["person_id"]]), IsAfter: periods[record["file"]] >= from))
            .ToList();

        double Ratio(bool isOnLine) => events.Count(one => one.IsOnLine == isOnLine && one.IsAfter)
            / (double)events.Count(one => one.IsOnLine == isOnLine && !one.IsAfter);

        // Nine months lie before the line and fifteen after: compare with the rest of the force.
        Assert.True(Ratio(true) / Ratio(false) > least, $"{Ratio(true)} against {Ratio(false)}");
    }

    [Fact]
    public void HotSpots_NightTime_StandOutInViolence()
    {
        var night = Codes(_effects.GetProperty("hotSpots"), "nightTime");
        var violence = StreetCrimes().Where(crime => crime.Type == "Violence and sexual offences").ToList();
        var cells = _written.Summary.Force.Cells;
        var perNightCell = violence.Count(crime => night.Contains(crime.Cell)) / (double)night.Count;
        var perOtherCell = violence.Count(crime => !night.Contains(crime.Cell)) / (double)(cells.Count - night.Count);

        Assert.True(perNightCell > 3 * perOtherCell, $"{perNightCell} against {perOtherCell}");
    }

    [Fact]
    public void Groups_LastRegister_ShowsWhatAnInspectionWouldFind()
    {
        var groups = CsvText.Read(_written.Truth("returns.csv").Where(row => row["kind"] == "ocg_register")
            .Select(row => Path.Combine(_written.Folder, row["file"])).Max()!);

        Assert.InRange(groups.Count, 30, 45);
        Assert.Contains(groups, group => group["Mapped on"].Length == 0);
        Assert.Contains(groups, group => group["Lead responsible officer"] == "No");
        Assert.Contains(groups, group => UkDay(group["Next assessment due on"]) < _written.Options.Until);
        Assert.Contains(groups, group => group["Plan covers"].Split(';').Length == 4);
        Assert.Contains(groups, group => group["Plan covers"].Split(';').Length < 4);
    }

    [Fact]
    public void Disruptions_AllMonths_AboutHalfSeenAndSomeSeenLower()
    {
        var disruptions = _written.Truth("returns.csv").Where(row => row["kind"] == "disruptions")
            .SelectMany(row => CsvText.Read(Path.Combine(_written.Folder, row["file"]))).ToList();
        var seen = disruptions.Where(one => one["Panel level"].Length > 0).ToList();

        Assert.InRange(disruptions.Count, 130, 190);
        Assert.InRange(seen.Count / (double)disruptions.Count, 0.35, 0.65);
        Assert.True(seen.Count(one => one["Panel level"] != one["Claimed level"]) >= 10);
        Assert.Contains(disruptions, one => one["Claimed level"] is "None" or "Negative");
        Assert.True(disruptions.Count(one => one["Strand"] == "Pursue") > disruptions.Count / 2);
    }

    [Fact]
    public void Actions_LastList_UnbalancedTowardsPursueWithOverdueOnes()
    {
        var actions = CsvText.Read(_written.Truth("returns.csv").Where(row => row["kind"] == "actions_4p")
            .Select(row => Path.Combine(_written.Folder, row["file"])).Max()!);
        var strands = actions.CountBy(action => action["Strand"]).ToDictionary();

        Assert.Equal(strands["Pursue"], strands.Values.Max());
        Assert.True(actions.Count(action => action["Status"] is "In progress" or "Not started"
            && UkDay(action["Due on"]) < _written.Options.Until) >= 5);
    }

    [Fact]
    public void Gaps_Truth_NamesLateMissingAndNeverSent()
    {
        var gaps = _written.Truth("gaps.csv");

        Assert.Contains(gaps, gap => gap["fate"] == "late");
        Assert.Equal(8, gaps.Count(gap => gap["agency"] == "vexhollow" && gap["kind"] == "school_suspensions"
            && gap["fate"] == "never"));
        Assert.Equal(2, gaps.Count(gap => gap["agency"] == "fire"));
    }

    private static HashSet<string> Codes(JsonElement element, string name = "cells")
        => [.. element.GetProperty(name).EnumerateArray().Select(code => code.GetString()!)];

    private static double Change(IEnumerable<(string Cell, string Type, DateOnly Month)> crimes, DateOnly from, int months)
    {
        var all = crimes.ToList();
        int Count(DateOnly start) => all.Count(crime => crime.Month >= start && crime.Month < start.AddMonths(months));
        return Count(from) / (double)Count(from.AddYears(-1));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? UkDay(string text)
        => text.Length == 0 ? null : DateOnly.ParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture);

    private IEnumerable<(string Cell, string Type, DateOnly Month)> StreetCrimes()
        => Directory.EnumerateFiles(Path.Combine(_written.Folder, "returns", "police",
            "street_crime")).SelectMany(path => CsvText.Read(path))
            .Select(row => (row["LSOA code"], row["Crime type"], Day(row["Month"] + "-01")));
}
