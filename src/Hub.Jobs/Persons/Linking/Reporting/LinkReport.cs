using System.Globalization;
using Hub.Data.Persons.Linking;
using static Hub.Jobs.Persons.Linking.Reporting.ReportPage;

namespace Hub.Jobs.Persons.Linking.Reporting;

/// <summary>
/// report.html: what a run did, in plain words. One file, no script, nothing loaded from elsewhere; it holds no values of any record.
/// </summary>
internal sealed class LinkReport(
    LinkInput input, LinkSettings settings, LinkResult result, IReadOnlyList<StageTime> stages, LinkMeasure? measure)
{
    private readonly ReportPage _page = new("Linking report", string.Join(", ", input.Files.Select(file => file.Name)));

    /// <summary>The page.</summary>
    public string Html()
    {
        Summary();
        Notes();
        Measured();
        Weights();
        Blocking();
        Parameters();
        _page.Heading("What the columns were taken to mean").Table(
            "", ["Column", "Meaning"],
            input.Config.Columns.Select(column => new[] { column.Key, RoleWords.Of(RoleWords.Find(column.Value) ?? FieldRole.None) }),
                isText: true);
        _page.Heading("How long it took").Table(
            "", ["Stage", "Seconds"],
                stages.Select(stage => new[] { stage.Name, stage.Seconds.ToString("0.00", CultureInfo.InvariantCulture) }));
        return _page.Small($"Seed {settings.Seed}: the same records give the same result in any order.").Finish();
    }

    private void Summary()
    {
        var sizes = result.ClusterOf.CountBy(cluster => cluster).Select(cluster => cluster.Value).ToList();
        List<(string, string)> tiles =
        [
            ("records", Number(input.Table.Count)), (settings.Subject == SubjectType.Person ? "people (clusters)" : "clusters",
                Number(sizes.Count)),
            ("records that stand alone", Number(sizes.Count(size => size == 1))), ("largest cluster", Number(sizes.Max()) + " records"),
        ];
        if (measure is not null)
        {
            tiles.AddRange([("precision", Share(measure.Precision)), ("recall", Share(measure.Recall))]);
        }

        var threshold = settings.Threshold.ToString("0.##", CultureInfo.InvariantCulture);
        _page.Tiles(tiles).Paragraph(
            $"Two records count as one from a match weight of {threshold} bits. At 0 bits it is as likely as not that they are one, "
            + "and each further bit doubles the odds.");
        _page.Table(
            "Clusters by size", ["Records in the cluster", "Clusters"],
            sizes.CountBy(size => Math.Min(size, 10)).OrderBy(group => group.Key)
                .Select(group => new[] { group.Key == 10 ? "10 or more" : Number(group.Key), Number(group.Value) }));
    }

    private void Notes()
    {
        var notes = LinkRun.Notes(input, result).ToList();
        _page.Heading("What to know before you use it");
        _ = notes.Count == 0
            ? _page.Paragraph("Nothing stood out: no value that too many records share, no column that reads like the wrong kind.")
            : _page.List(notes);
    }

    private void Measured()
    {
        if (measure is null)
        {
            return;
        }

        _page.Heading("Against the known answer").Paragraph(
            "Precision: of the pairs put together, the share that belongs together. Recall: of the pairs that belong together, the share "
            + "that was put together. Blocking recall: the share that was compared at all.");
        _page.Table(
            "", ["Clusters at the threshold", "Value"],
            [
                ["Precision", Share(measure.Precision)], ["Recall", Share(measure.Recall)], ["F1", Share(measure.F1)],
                ["Blocking recall", Share(measure.BlockingRecall)],
            ]);
        if (measure.Unknown > 0)
        {
            _page.Paragraph($"{Number(measure.Unknown)} records have no known answer and are left out.");
        }

        _page.Table(
            "Single pairs by threshold, before clustering; identical records count once",
            ["Threshold (bits)", "Precision", "Recall of compared pairs"],
            ThresholdTable.Of(result, input.Truth!, measure)
                .Select(row => new[] { row.Threshold.ToString(CultureInfo.InvariantCulture), Share(row.Precision), Share(row.Recall) }));
    }

    private void Weights()
    {
        _page.Heading("Match weights of pairs").Paragraph(
            "Pairs of records by their weight, identical records counted once. A good run has few near the threshold (the line): those "
            + "are the ones to look at.");
        ReportChart.Histogram(_page, result.PairWeights().Select(pair => pair.Weight), settings.Threshold);
    }

    private void Blocking()
        => _page.Heading("Which pairs were compared")
            .Paragraph($"Records are compared where one of these rules brings them together: "
                + $"{Number(result.ComparedPairs)} pairs in all, each once.")
            .Table(
                "", ["Rule", "Pairs", "Most records on one value", "Values too common to use"],
                result.Blocking.Select(size => new[]
                {
                    size.Name + (size.Form > 0 ? " (narrow)" : ""), Number(size.Pairs), Number(size.LargestKey), Number(size.StopKeys),
                }));

    private void Parameters()
    {
        var model = result.Model();
        var prior = model.Prior.ToString("0.0", CultureInfo.InvariantCulture);
        _page.Heading("What agreement is worth").Paragraph(
            $"Learned from these records. Any two records start at {prior} bits. Bars to the right speak for one subject, bars to the left "
            + "against. Where a value agrees exactly, rare values weigh more and common ones less than the typical weight shown.");
        foreach (var table in model.Tables)
        {
            ReportChart.Levels(_page, table);
        }
    }
}
