namespace Hub.Data.Ingest.Reports;

/// <summary>What a rule is called, why it is there and how a sender usually puts it right, in more words than a report has
/// room for.</summary>
/// <param name="Rule">Stable name of the rule.</param>
/// <param name="Title">The heading of its group in a report and of its own page.</param>
/// <param name="Why">Why the hub asks for it.</param>
/// <param name="How">Steps that put it right, one a line.</param>
public sealed record RuleGuide(string Rule, string Title, string Why, IReadOnlyList<string> How);

/// <summary>The guides of the rules that hold for every kind. Rules of one kind explain themselves in its definition.</summary>
public static class RuleGuides
{
    private const string Slipped = "Look at the cells beside it: when a separator stands inside a text, all that follows slips one column.";

    private static readonly Dictionary<string, RuleGuide> ByRule = new RuleGuide[]
    {
        new("required", "A cell is empty that must be filled in",
            "Without this value the row cannot be counted for a day, a place or a group, so it would mislead.",
            ["Fill the cell in.", "If the row is no record (a total, a note, a blank line), delete the whole row.",
             "If your system does not hold the value, ask the partnership's analyst before you leave the rows out."]),
        new("control_characters", "A cell holds characters that cannot be stored",
            "They come from copying out of another system, cannot be seen, and would make the value different from what it looks like.",
            ["Type the value again.", "Or export the data again as plain text or CSV."]),
        new("excel_error", "A cell holds an Excel error",
            "A formula that failed gives #REF!, #N/A or #VALUE! instead of a value.",
            ["Mend the formula, or copy the column and paste it as values only.", "Save the file and send it again."]),
        new("excel_shortened", "Excel shortened a number",
            "Excel keeps 15 digits and shows longer numbers as 1.23E+15. The digits behind are lost and cannot be recovered here.",
            ["Open a new sheet and format the column as text.", "Paste the values from the source into it, then save.",
             "Do not open the exported CSV in Excel before sending it."]),
        new("excel_made_date", "Excel turned a value into a date",
            "Excel reads 1-2 or MAR1 as a day and stores that day instead of what was typed.",
            ["Format the column as text, then type or paste the values again.",
                "Do not open the exported CSV in Excel before sending it."]),
        new("too_long", "A text is longer than it may be",
            "The length is limited so that nobody puts names, notes or a second value into a field that everybody reads.",
            ["Shorten the text.", Slipped]),
        new("wrong_form", "A value does not have the form that is expected",
            "Codes and references have a fixed form, so that the same thing is written in the same way by everybody.",
            ["Compare the value with the example beside the problem.", Slipped]),
        new("not_a_number", "A value is not a number",
            "The column is added up or counted; a word in it cannot be.",
            ["Write digits only: 1250, 1,250 or 12.5.", "Leave the cell empty where there is no value; do not write none or n/a.",
                Slipped]),
        new("not_whole", "A value is not a whole number",
            "The column counts things or people, which come in whole numbers.",
            ["Write digits only, such as 12.", "Leave the cell empty where there is no value.", Slipped]),
        new("too_small", "A number is smaller than it can be", "A number this small is nearly always a slip of columns or signs.",
            ["Check the number against the source.", Slipped]),
        new("too_large", "A number is larger than it can be",
            "A number this large is nearly always a slip of columns or a missing decimal point.",
            ["Check the number against the source.", Slipped]),
        new("not_yes_or_no", "A value is neither yes nor no", "The column answers one question, with yes, no or nothing.",
            ["Write Yes or No. Y, N, true, false, 1 and 0 are read as well.", "Leave the cell empty where it is not known."]),
        new("us_date_order", "A date has the month before the day",
            "3 April and 4 March look the same when the order is not known, so dates are read with the day first everywhere.",
            ["Write the day first: 25/04/2025. Or write the year first: 2025-04-25.",
             "In Excel, set the region of the cells to English (United Kingdom) before exporting."]),
        new("excel_serial", "A date is Excel's number for a day",
            "Excel keeps days as numbers such as 45750. Without the format of the cell the hub cannot be sure that it is a day.",
            ["Format the column as a date in Excel.", "Save the file and send it again."]),
        new("no_such_date", "A date does not exist", "There is no 31 April; the day or the month is wrong.",
            ["Correct the day or the month.", "Check that the day stands first."]),
        new("not_a_date", "A value is not a date", "Rows are counted by the day, month or year on which something happened.",
            ["Write the day first, such as 03/04/2025 for 3 April 2025.", "Leave out words such as approx. or unknown.", Slipped]),
        new("not_in_list", "A value is not in the list of values",
            "Everybody's rows are counted under the same words, so each value has to be one of a list.",
            ["Use one of the values in the list.", "Or match your own values to the list once, under “Match values”: the hub "
                + "remembers it for next time."]),
        new("too_many_cells", "A row has more cells than there are headings",
            "A separator inside a text starts a new cell, and what follows it would land in the wrong columns.",
            ["Put the text with the separator in quotation marks.", "Or save the file from Excel as CSV UTF-8, which does so itself."]),
    }.ToDictionary(guide => guide.Rule, StringComparer.Ordinal);

    private static readonly RuleGuide Place = new(
        "place", "A row's place could not be used as it stands",
        "Rows are counted by area. What cannot be placed is kept and counted as without a place, but in no area's profile.",
        ["Send the best that you hold: an LSOA code, a full postcode, or coordinates.", "Check that each value stands in its own column."]);

    private static readonly RuleGuide History = new(
        "history", "The file differs from what your agency usually sends",
        "A file that is much smaller, larger or otherwise than usual is often cut off, filtered or of another period. It may "
            + "also be right.",
        ["Compare the number of rows with your system.", "Check that no filter was set when the data was exported.",
         "If it is right, send it: the warning stays with the figures so that nobody has to ask you later."]);

    /// <summary>Rules with a guide, in the order of their names.</summary>
    public static IEnumerable<RuleGuide> All => ByRule.Values.Append(Place).Append(History).OrderBy(guide => guide.Title,
        StringComparer.Ordinal);

    /// <summary>The guide of a rule; null for a rule of one kind.</summary>
    public static RuleGuide? Find(string rule)
        => ByRule.TryGetValue(rule, out var guide) ? guide
            : rule == Place.Rule || rule.StartsWith("place_", StringComparison.Ordinal) ? Place
            : rule == History.Rule || rule.StartsWith("history_", StringComparison.Ordinal) ? History
            : null;

    /// <summary>The heading of a rule's group: its guide's title, or its own message.</summary>
    public static string Title(string rule, string message) => Find(rule)?.Title ?? message.TrimEnd('.');
}
