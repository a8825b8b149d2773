using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Publishing.Checks;

/// <summary>Every figure says where it comes from, and every source who sends it.</summary>
internal sealed class SourceRule : IChecklistRule
{
    public string Code => "source";

    public IEnumerable<Finding> Check(CheckedProfile profile)
    {
        var figures = profile.Full.Figures;
        return figures.Indicators
            .Where(indicator => string.IsNullOrWhiteSpace(indicator.Source) || string.IsNullOrWhiteSpace(indicator.Coverage))
            .Select(indicator => new Finding(
                Code, Severity.Error,
                $"Figure {indicator.Code}, {indicator.Title}, has no statement of its source: freeze the figures anew from returns "
                    + "that have one.",
                "", indicator.Code))
            .Concat(figures is { Indicators.Count: > 0, Sources.Count: 0 }
                ? [new Finding(Code, Severity.Error, "The list of sources is empty: freeze the figures anew.", "")]
                : []);
    }
}

/// <summary>No return of the area and period waits for a decision.</summary>
internal sealed class UnfinishedRule : IChecklistRule
{
    public string Code => "unfinished-returns";

    public IEnumerable<Finding> Check(CheckedProfile profile)
        => profile.Unfinished.Select(waiting => new Finding(
            Code, Severity.Error,
            $"{waiting.AgencyName}'s return \"{waiting.Title}\" for {Wording.Period(waiting.PeriodFrom, waiting.PeriodUntil)} "
                + "has come but is not decided: ask them to send or discard it.",
            "", $"{waiting.AgencyName}|{waiting.Title}|{waiting.PeriodFrom:yyyy-MM-dd}"));
}

/// <summary>No edition shows a number that its policy hides.</summary>
internal sealed partial class SuppressionRule : IChecklistRule
{
    public string Code => "unsuppressed";

    public IEnumerable<Finding> Check(CheckedProfile profile)
        => profile.Editions.SelectMany(edition => edition.Figures.Indicators).Where(Shows)
            .DistinctBy(indicator => indicator.Code)
            .Select(indicator => new Finding(
                Code, Severity.Error,
                $"Figure {indicator.Code}, {indicator.Title}, shows a number that its rule hides: tell whoever runs the hub, and "
                    + "freeze anew.",
                "", indicator.Code));

    private static bool Shows(IndicatorView indicator)
    {
        var words = Threshold().Match(indicator.Suppression);
        if (!words.Success)
        {
            return false;
        }

        var threshold = int.Parse(words.Groups["below"].Value, CultureInfo.InvariantCulture);
        var counts = indicator.Months.Select(month => month.Count).Concat(indicator.Areas.Select(area => area.Count))
            .Append(indicator.Count).Append(indicator.Previous);
        return counts.Any(count => count is { State: FigureState.Released, Value: { } value } && value != 0 && Math.Abs(value) < threshold)
            || (indicator.Count.State == FigureState.Suppressed && indicator.Rate.HasValue);
    }

    [GeneratedRegex(@"fewer than (?<below>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Threshold();
}

/// <summary>The figures stand: no return under them was withdrawn.</summary>
internal sealed class WithdrawnRule : IChecklistRule
{
    public const string Name = "withdrawn-figures";

    public string Code => Name;

    public IEnumerable<Finding> Check(CheckedProfile profile)
        => profile.WordsBesideWithdrawn.Count == 0
            ? []
            : [new Finding(
                Code, Severity.Warning,
                "Figures beside which words were written have been withdrawn since: read the words again, and say what you changed.",
                "changes", profile.Publication.SnapshotId.ToString())];

    /// <summary>What is said while the figures are gone and no newer ones stand.</summary>
    public static Finding Gone { get; } = new(
        Name, Severity.Error,
        "A return under the figures was withdrawn by its agency, and the figures went with it: move the profile to newer figures when "
            + "they are there.",
        "figures");
}

/// <summary>Nobody works out a small number from the editions and what was released before.</summary>
internal sealed class DisclosureRule : IChecklistRule
{
    private const int Most = 20;

    // Where two people let a number pass.
    private const string Page = "exceptions";

    public string Code => "disclosure";

    public IEnumerable<Finding> Check(CheckedProfile profile)
    {
        if (profile.Disclosure is not DisclosureVerdict.Refused refused)
        {
            return [];
        }

        var cells = refused.Cells.Take(Most).Select(cell => new Finding(Code, Severity.Error, cell.Sentence, Page, cell.Key));
        if (refused.Cells.Count > Most)
        {
            cells = cells.Append(new Finding(
                Code, Severity.Error,
                string.Create(CultureInfo.InvariantCulture, $"{refused.Cells.Count - Most} more small numbers could be worked out."),
                Page,
                "more"));
        }

        return refused.Unchecked is { } why ? cells.Append(new Finding(Code, Severity.Error, why, Page, "unchecked")) : cells;
    }
}

/// <summary>Asks where newer data exists.</summary>
internal sealed class NewerDataRule : IChecklistRule
{
    public string Code => "newer-data";

    public IEnumerable<Finding> Check(CheckedProfile profile)
        => profile.HasNewerData
            ? [new Finding(
                Code, Severity.Warning,
                "Newer data exists: move the profile to the newest figures, or say why these are released.", "figures",
                profile.Publication.SnapshotId.ToString())]
            : [];
}

/// <summary>Asks where a source is late or has not come.</summary>
internal sealed class LateSourceRule : IChecklistRule
{
    public string Code => "late-sources";

    public IEnumerable<Finding> Check(CheckedProfile profile)
    {
        var late = profile.Full.Figures.Sources
            .Where(source => source.States.Any(state => state is CoverageState.Late or CoverageState.Missing)).ToList();
        return late.Count == 0
            ? []
            : [new Finding(
                Code, Severity.Warning,
                $"{late.Count} of {profile.Full.Figures.Sources.Count} sources came late or not at all "
                    + $"({string.Join("; ", late.Take(3).Select(source => $"{source.Agency}: {source.Title}"))}"
                    + $"{(late.Count > 3 ? "; and others" : "")}): say whether the profile bears it.",
                "", profile.Publication.SnapshotId.ToString())];
    }
}
