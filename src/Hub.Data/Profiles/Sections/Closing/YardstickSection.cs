using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Charts;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Judging;

namespace Hub.Data.Profiles.Sections.Closing;

/// <summary>How probability and confidence are said: printed wherever there is a judgement.</summary>
internal static class YardstickSection
{
    public static IEnumerable<Block> Write(EditionContent edition)
    {
        if (edition.Written.Judgements.Count == 0)
        {
            yield break;
        }

        yield return new Heading(1, "How judgements are worded", "yardstick");
        yield return new Paragraph(
            "A judgement says how probable something is in one of seven terms, and apart from that how much confidence the information "
            + "deserves. One can be certain of little and still judge a thing likely.");
        yield return new Chart(
            "The probability yardstick: seven terms, and the gaps between them are meant",
            "Probability in per cent",
            "Bars on a line from 0 to 100 per cent: "
                + string.Join("; ", ProbabilityYardstick.Terms.Select(term => $"{term.Words}, {term.Range}")) + ".",
            YardstickChart.Build(),
            null,
            "",
            new SourceNote(
                "Professional Head of Intelligence Assessment, Explaining Uncertainty in UK Intelligence Assessment, March 2025",
                "A figure between two ranges is never given to a term"));
        yield return new FactList(
            "Analytical confidence",
            [.. ConfidenceRating.Levels.Select(level => new LabelledText(Wording.Sentence(level.Stored), level.Meaning))]);
    }
}
