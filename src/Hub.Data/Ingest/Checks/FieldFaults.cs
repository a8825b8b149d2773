using System.Globalization;
using Hub.Data.Ingest.Checks.Texts;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Checks;

/// <summary>The sentences about one column: what is wrong and what to do, never with the value in them.</summary>
internal sealed class FieldFaults(KindField column, string? heading, ProblemLog log)
{
    private readonly Dictionary<string, ProblemKind> _known = new(StringComparer.Ordinal);
    private readonly string _name = heading is { Length: > 0 } ? heading : column.Title;

    public ProblemKind Required => Kind("required", "is empty", "Fill it in, or leave the row out if it is no record.");

    public ProblemKind Unstorable => Kind(
        "control_characters", "holds characters that cannot be stored", "Type the value again, or export it as plain text.");

    public ProblemKind ExcelError => Kind(
        "excel_error", "holds an Excel error such as #REF!", "Mend the formula, or paste the values only.");

    public ProblemKind ExcelShortened => Kind(
        "excel_shortened",
        "was shortened by Excel, so its last digits are lost",
        "Format the column as text before pasting the values, then save again.",
        column.Identifier is null ? RuleSeverity.Warning : RuleSeverity.Error);

    public ProblemKind ExcelDate => Kind(
        "excel_made_date",
        "was turned into a date by Excel",
        "Format the column as text before typing the values, then save again.",
        RuleSeverity.Warning);

    public ProblemKind TooLong => Kind(
        "too_long",
        string.Create(CultureInfo.InvariantCulture, $"is longer than {column.Constraints.MaxLength} characters"),
        "Shorten it, or check whether columns have slipped.");

    public ProblemKind Pattern => Kind(
        "wrong_form", "does not have the form that is expected", $"It should look like {column.Example}.");

    public ProblemKind NotANumber => Kind("not_a_number", "is not a number", "Write digits only, such as 1250 or 12.5, or leave it empty.");

    public ProblemKind NotWhole => Kind("not_whole", "is not a whole number", "Write a whole number, such as 12.");

    public ProblemKind TooSmall => Kind(
        "too_small",
        string.Create(CultureInfo.InvariantCulture, $"is below {column.Constraints.Minimum}"),
        "Check the value, and whether columns have slipped.");

    public ProblemKind TooLarge => Kind(
        "too_large",
        string.Create(CultureInfo.InvariantCulture, $"is above {column.Constraints.Maximum}"),
        "Check the value, and whether columns have slipped.");

    public ProblemKind NotYesOrNo => Kind("not_yes_or_no", "is neither yes nor no", "Write Yes or No.");

    public ProblemKind UsOrder => Kind(
        "us_date_order", "has the month before the day", "Write the day first, such as 25/04/2025 for 25 April 2025.");

    public ProblemKind ExcelSerial => Kind(
        "excel_serial",
        "is Excel's number for a day, not a date",
        "Format the column as a date in Excel and save the file again.");

    public ProblemKind NoSuchDay => Kind(
        "no_such_date", "is a date that does not exist", "Correct the day or the month; dates are read with the day first.");

    public ProblemKind NotADate => Kind(
        "not_a_date",
        column.Type switch
        {
            FieldType.Month => "is not a month",
            FieldType.Quarter => "is not a quarter",
            FieldType.Year => "is not a year",
            _ => "is not a date",
        },
        column.Type switch
        {
            FieldType.Month => "Write it as 2025-04 or April 2025.",
            FieldType.Quarter => "Write it as 2025 Q2.",
            FieldType.Year => $"Write it like {column.Example}.",
            _ => "Write the day first, such as 03/04/2025 for 3 April 2025.",
        });

    /// <summary>A value that is not in a list of choices, with the first choices.</summary>
    public ProblemKind NotInList(IEnumerable<string> choices)
    {
        if (_known.TryGetValue("not_in_list", out var known))
        {
            return known;
        }

        var all = choices.ToList();
        var shown = string.Join(", ", all.Take(8)) + (all.Count > 8 ? " and others in the template" : "");
        return Kind("not_in_list", "is not in the list of values", $"Use one of: {shown}.");
    }

    /// <summary>What a date's fault is called in this column.</summary>
    public ProblemKind Of(DateFault fault) => fault switch
    {
        DateFault.UsOrder => UsOrder,
        DateFault.ExcelSerial => ExcelSerial,
        DateFault.NoSuchDay => NoSuchDay,
        DateFault.NotADate => NotADate,
        DateFault.None => throw new ArgumentOutOfRangeException(nameof(fault)),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    private ProblemKind Kind(string rule, string what, string fix, RuleSeverity severity = RuleSeverity.Error)
    {
        if (!_known.TryGetValue(rule, out var kind))
        {
            kind = log.Register(new ProblemKind
            {
                Rule = rule,
                Column = _name,
                Severity = severity,
                Message = $"“{_name}” {what}.",
                Fix = fix,
                KeepsValue = column.Identifier is null,
            });
            _known.Add(rule, kind);
        }

        return kind;
    }
}
