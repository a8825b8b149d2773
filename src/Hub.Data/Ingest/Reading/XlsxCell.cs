using System.Globalization;
using ExcelDataReader;

namespace Hub.Data.Ingest.Reading;

/// <summary>
/// A workbook cell as the text that its sender sees, so that a workbook and the CSV saved from it give the same rows: dates by
/// the cell's format, leading zeros of a number format, per cent signs. Text is left alone.
/// </summary>
internal static class XlsxCell
{
    /// <summary>Above this Excel keeps 15 digits only and the rest is lost.</summary>
    private const double LongestWhole = 1e15;

    /// <summary>A cell's text and nature.</summary>
    public static (string Text, CellNature Nature) Text(IExcelDataReader reader, int column)
    {
        return reader.GetValue(column) switch
        {
            null => ("", CellNature.Text),
            string text => (text, CellNature.Text),
            bool truth => (truth ? "TRUE" : "FALSE", CellNature.Text),
            DateTime instant => (Date(instant), CellNature.Date),
            TimeSpan time => (time.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture), CellNature.Text),
            double number => (Number(number, reader.GetNumberFormatString(column)), CellNature.Number),
            int whole => (Number(whole, reader.GetNumberFormatString(column)), CellNature.Number),
            var other => (Convert.ToString(other, CultureInfo.InvariantCulture) ?? "", CellNature.Text),
        };
    }

    private static string Date(DateTime instant)
        => instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static string Number(double number, string? format)
    {
        if (Math.Abs(number) >= LongestWhole)
        {
            return number.ToString("0.##############E+0", CultureInfo.InvariantCulture);
        }

        if (format is { Length: > 1 } && format.AsSpan().IndexOfAnyExcept('0') < 0 && number >= 0 && number == Math.Truncate(number))
        {
            return ((long)number).ToString("D" + format.Length, CultureInfo.InvariantCulture);
        }

        return format?.Contains('%', StringComparison.Ordinal) == true
            ? ((decimal)number * 100).ToString("0.###############", CultureInfo.InvariantCulture) + "%"
            : number.ToString("R", CultureInfo.InvariantCulture);
    }
}
