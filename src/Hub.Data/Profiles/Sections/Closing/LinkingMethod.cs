using Hub.Data.Indicators.Linked;
using Hub.Data.Profiles.Document;

namespace Hub.Data.Profiles.Sections.Closing;

/// <summary>How records of people were linked: rules, model, who took part, and how many links are right.</summary>
internal static class LinkingMethod
{
    /// <summary>The part of the section on method; nothing where nobody was linked.</summary>
    public static IEnumerable<Block> Write(LinkedPeople? linked)
    {
        if (linked is not { Missing: null })
        {
            yield break;
        }

        yield return new Heading(2, "How records of people were linked", "linking");
        yield return new TextList(false, [.. Lines(linked)]);
    }

    private static IEnumerable<RichText> Lines(LinkedPeople linked)
    {
        if (linked.Method is { } method)
        {
            yield return $"Rules and model: rule set {Whole(method.RuleSet)}; the model learned on {Wording.Date(method.TrainedOn)} "
                + $"from {method.TrainedRecords.Text} records how often the same person is written differently. Names, dates of birth, "
                + "postcodes and reference numbers are compared, each agreement and difference weighs as much as it is rare, and two "
                + "records are joined where the sum says so. What a reviewer decided about two records overrules it.";
            yield return $"Linked on {Wording.Date(method.LinkedOn)}: {method.Records.Text} records of all areas and times, "
                + $"{method.Links.Text} links between them, {method.People.Text} people. This adds all categories of people together and "
                + "measures the work; it is no figure of this area.";
            yield return Quality(method.Quality);
        }

        yield return "Took part, because the agreements of all of them let each person be counted once: "
            + string.Join("; ", linked.TookPart) + ".";
        yield return linked.LeftOut.Count == 0
            ? "Every kind of return about people took part. Depersonalised returns, and those without people, never do."
            : "Did not take part: " + string.Join("; ", linked.LeftOut) + ". Depersonalised returns, and those without people, never do.";
        yield return "Counted once are people, and with them the rows that repeat a person. An event that names nobody (a crime, a fire, "
            + "an ambulance call) is never linked to a person.";
    }

    private static string Quality(LinkingQuality? quality)
    {
        if (quality is null)
        {
            return "How many links are right has not been measured yet: no one has judged the sample of pairs.";
        }

        var basis = quality.Basis == "known_answer"
            ? "against a known answer, which only invented data have"
            : $"on a sample of {quality.Pairs.Text} pairs that people judged";
        var model = quality.IsOfThisModel ? "" : ", with a model that has been replaced since";
        return $"How good the links are, measured {basis}, on {Wording.Date(quality.MeasuredOn)}{model}: "
            + $"{Share("precision", "of the links that were made are right", quality.Precision)}; "
            + $"{Share("recall", "of the pairs that belong together were found", quality.Recall)}. The range of people known to two "
            + "or more agencies follows from both: a wrong link makes one person of two, a missed one two of one.";
    }

    private static string Share(string name, string what, MeasuredShare? share) => share switch
    {
        null => $"{name} was not measured",
        { Low: { } low, High: { } high } => $"{share.Value.Text}% {what} ({name}; 95% interval {low.Text}% to {high.Text}%)",
        _ => $"{share.Value.Text}% {what} ({name})",
    };

    private static string Whole(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
