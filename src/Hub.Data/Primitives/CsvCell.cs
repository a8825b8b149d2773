namespace Hub.Data.Primitives;

/// <summary>A cell of a CSV file that a person will open in a spreadsheet (OWASP ASVS 5.0, 1.2.10).</summary>
public static class CsvCell
{
    // A spreadsheet runs what begins like a formula, the full-width signs included.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>The value in quotation marks; an apostrophe before what begins like a formula makes it text.</summary>
    public static string Of(string value)
    {
        var safe = value.Length > 0 && FormulaStarts.Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
