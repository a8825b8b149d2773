using System.Globalization;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;

namespace Hub.Data.Profiles.Disclosure;

/// <summary>Attacks everything that versions print, indicator by indicator. Pure: what it knows is what readers have.</summary>
internal static class ReleaseAttack
{
    /// <summary>Attacks what is new together with what has been released.</summary>
    /// <param name="versions">Released versions, and those to be released.</param>
    /// <param name="allowed">Keys of cells that two people let pass.</param>
    /// <param name="limits">Bounds of the work.</param>
    public static DisclosureVerdict Run(IReadOnlyList<PrintedVersion> versions, IReadOnlySet<string> allowed, DisclosureLimits limits)
    {
        var cells = new List<DisclosedCell>();
        var (attacked, undone) = (0, new List<string>());
        var told = versions.Where(version => version.IsNew).ToList();
        var indicators = told.SelectMany(version => version.Figures.Indicators.Select(view => view.Id)).Concat(PrintedPeople.Ids(told));
        foreach (var indicator in indicators.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var attack = IndicatorAttack.Run(indicator, versions, limits);
            attacked += attack.Targets;
            if (attack.Undone is { } why)
            {
                undone.Add($"{attack.Printed.Title}: {why}");
            }

            if (attack.Findings.Count == 0)
            {
                continue;
            }

            // What the released editions had already given away is not this release's doing.
            var before = IndicatorAttack.Run(indicator, [.. versions.Where(version => !version.IsNew)], limits).Findings.ToHashSet();
            var alone = IndicatorAttack.Run(indicator, [.. versions.Where(version => version.IsNew)], limits).Findings
                .Select(finding => finding.Name).ToHashSet();
            cells.AddRange(attack.Findings
                .Where(finding => !before.Contains(finding))
                .Select(finding => Cell(indicator, attack.Printed, finding, alone.Contains(finding.Name), versions))
                .Where(cell => !allowed.Contains(cell.Key))
                .DistinctBy(cell => cell.Key));
        }

        return cells.Count == 0 && undone.Count == 0
            ? new DisclosureVerdict.Clear(attacked)
            : new DisclosureVerdict.Refused(
                cells, undone.Count == 0 ? null : "Not all figures could be checked: " + string.Join("; ", undone) + ".");
    }

    private static DisclosedCell Cell(
        string indicator, PrintedTellings printed, PrintedFinding finding, bool isAlone, IReadOnlyList<PrintedVersion> versions)
    {
        var name = finding.Name;
        var others = versions.Where(version => !version.IsNew
                && (version.Figures.Indicators.Any(view => view.Id == indicator) || PrintedPeople.Ids([version]).Contains(indicator)))
            .Select(version => version.Name).ToList();
        var how = isAlone || others.Count == 0
            ? "from the sums of this profile alone"
            : "by setting this profile beside " + PeriodWords.Join([.. others.Take(3)]);
        var value = finding.Least == finding.Most
            ? finding.Least.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{finding.Least} to {finding.Most}");
        var area = name.Area == ToldPlace.Force ? "the force" : name.Area;
        return new(
            printed.Code, printed.Title, area, name.From, name.Until,
            string.Create(CultureInfo.InvariantCulture, $"{indicator}|{area}|{name.From:yyyy-MM-dd}|{name.Until:yyyy-MM-dd}"),
            $"{printed.Title}, {area}, {PeriodWords.Of(name.From, name.Until)}: could be worked out to be {value} {how}.");
    }
}
