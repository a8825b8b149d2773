using System.Globalization;
using System.Text;
using CsCheck;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Checks.Texts;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Tests.Ingest;

/// <summary>What is written can be read again, and nothing that can be typed makes a parser throw.</summary>
public sealed class ParserTests
{
    private const int Latest = 2046;
    private static readonly string[] NumberForms = ["0.######", "#,0.######", "£#,0.######", "0.000000"];

    private static readonly Gen<DateOnly> Days = Gen.Int[new DateOnly(1950, 1, 1).DayNumber, new DateOnly(2040, 12, 31).DayNumber]
        .Select(DateOnly.FromDayNumber);

    private static readonly Gen<string> Anything = Gen.OneOf(
        Gen.String, Gen.String[Gen.Char["0123456789/-. ,:TZapmqQ£%eE+_JanuryFebMch"], 0, 24]);

    [Theory]
    [InlineData("dd/MM/yyyy")]
    [InlineData("d/M/yyyy")]
    [InlineData("d.M.yyyy")]
    [InlineData("yyyy-MM-dd")]
    [InlineData("yyyyMMdd")]
    [InlineData("d MMMM yyyy")]
    [InlineData("dd-MMM-yyyy")]
    [InlineData("dddd d MMMM yyyy")]
    [InlineData("yyyy-MM-ddTHH:mm:ss")]
    [InlineData("dd/MM/yyyy HH:mm")]
    [InlineData("MMMM d, yyyy")]
    public void Day_EveryForm_IsReadBack(string form) => Days.Sample(day =>
    {
        var text = day.ToDateTime(TimeOnly.MinValue).ToString(form, CultureInfo.InvariantCulture);
        Assert.Equal(DateFault.None, DateText.Day(Encoding.UTF8.GetBytes(text), Latest, out var read, out _));
        Assert.Equal(day, read);
    });

    [Theory]
    [InlineData("03/04/25", 2025)]
    [InlineData("3/4/46", 2046)]
    [InlineData("3/4/47", 1947)]
    [InlineData("3 Apr 99", 1999)]
    public void Day_TwoDigitYear_IsTheLatestNotAfterTheLimit(string text, int year)
    {
        Assert.Equal(DateFault.None, DateText.Day(Encoding.UTF8.GetBytes(text), Latest, out var read, out _));
        Assert.Equal(new DateOnly(year, 4, 3), read);
    }

    [Theory]
    [InlineData("31/02/2025", "NoSuchDay")]
    [InlineData("2025-13", "NoSuchDay")]
    [InlineData("2025-13-01", "NoSuchDay")]
    [InlineData("04/25/2025", "UsOrder")]
    [InlineData("45750", "ExcelSerial")]
    [InlineData("45750.5833", "ExcelSerial")]
    [InlineData("April", "NotADate")]
    [InlineData("03/04/2025 soon", "NotADate")]
    [InlineData("3/4", "NotADate")]
    public void Day_NoDate_SaysWhy(string text, string fault)
        => Assert.Equal(fault, DateText.Day(Encoding.UTF8.GetBytes(text), Latest, out _, out _).ToString());

    [Theory]
    [InlineData("2025-04")]
    [InlineData("202504")]
    [InlineData("04/2025")]
    [InlineData("4/2025")]
    [InlineData("April 2025")]
    [InlineData("Apr-25")]
    [InlineData("2025 April")]
    [InlineData("01/04/2025")]
    public void Month_EveryForm_IsTheSameMonth(string text)
    {
        Assert.Equal(DateFault.None, DateText.Month(Encoding.UTF8.GetBytes(text), Latest, out var first));
        Assert.Equal(new DateOnly(2025, 4, 1), first);
    }

    [Theory]
    [InlineData("2025 Q2")]
    [InlineData("2025_q2")]
    [InlineData("2025Q2")]
    [InlineData("Q2 2025")]
    public void Quarter_EveryForm_IsTheSameQuarter(string text)
    {
        Assert.Equal(DateFault.None, DateText.Quarter(Encoding.UTF8.GetBytes(text), out var first));
        Assert.Equal(new DateOnly(2025, 4, 1), first);
    }

    [Theory]
    [InlineData("2025", null, "2025-01-01")]
    [InlineData("2025", YearFormats.EndingMarch, "2024-04-01")]
    [InlineData("202425", YearFormats.Academic, "2024-09-01")]
    [InlineData("2024/25", YearFormats.Financial, "2024-04-01")]
    [InlineData("2024-2025", YearFormats.Academic, "2024-09-01")]
    public void Year_EachFormat_BeginsWhereItsPublisherSays(string text, string? format, string from)
    {
        Assert.Equal(DateFault.None, YearText.Year(Encoding.UTF8.GetBytes(text), format, out var first, out var until));
        Assert.Equal(DateOnly.Parse(from, CultureInfo.InvariantCulture), first);
        Assert.Equal(first.AddYears(1), until);
    }

    [Fact]
    public void EveryParser_AnyText_NeverThrows() => Anything.Sample(text =>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        DateText.Day(bytes, Latest, out _, out _);
        DateText.DayAndTime(bytes, Latest, out _, out _, out _);
        DateText.Month(bytes, Latest, out _);
        DateText.Quarter(bytes, out _);
        foreach (var format in YearFormats.All)
        {
            YearText.Year(bytes, format, out _, out _);
        }

        Span<byte> plain = stackalloc byte[NumberText.Longest];
        NumberText.TryRead(bytes, plain, out _, out _);
        CellText.Trim(bytes);
    }, iter: 20_000);

    [Fact]
    public void Number_EveryForm_IsReadBackAsJson()
    {
        var numbers = Gen.Select(Gen.Long[-999_999_999_999, 999_999_999_999], Gen.Int[0, 6])
            .Select((digits, scale) => digits / (decimal)Math.Pow(10, scale));
        numbers.Sample(number =>
        {
            var plain = new byte[NumberText.Longest];
            foreach (var form in NumberForms)
            {
                var text = number.ToString(form, CultureInfo.InvariantCulture);
                Assert.True(NumberText.TryRead(Encoding.UTF8.GetBytes(text), plain, out var length, out var read), text);
                Assert.Equal(number, read);
                Assert.Equal(number, System.Text.Json.JsonDocument.Parse(plain.AsMemory(0, length)).RootElement.GetDecimal());
            }
        });
    }

    [Theory]
    [InlineData("1,25")]
    [InlineData("12,50.5")]
    [InlineData("1,2345")]
    [InlineData(",123")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("1 000")]
    [InlineData("x")]
    [InlineData(".")]
    [InlineData("£")]
    public void Number_NoNumber_IsRefused(string text)
    {
        Span<byte> plain = stackalloc byte[NumberText.Longest];
        Assert.False(NumberText.TryRead(Encoding.UTF8.GetBytes(text), plain, out _, out _));
    }

    [Fact]
    public void Csv_AnyCells_AreReadBackWithTheirRowNumbers()
    {
        var cell = Gen.String[Gen.Char["ab,;\"'\r\n \t|é"], 1, 8].Select(text => text.Replace("\r", "\n", StringComparison.Ordinal));
        Gen.Select(Gen.Char[",;\t|"], cell.Array[3].Array[1, 20]).Sample((separator, rows) =>
        {
            var text = string.Concat(rows.Select(row =>
                string.Join(separator, row.Select(value => "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")) + "\r\n"));
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            using var source = new CsvRowSource(stream, TextScan.Of(stream), separator);
            for (var r = 0; r < rows.Length; r++)
            {
                Assert.True(source.Read());
                Assert.Equal(r + 1, source.RowNumber);
                Assert.Equal(rows[r], Enumerable.Range(0, 3).Select(c => Encoding.UTF8.GetString(source.Field(c))));
            }

            Assert.False(source.Read());
            Assert.Null(source.Refusal);
        });
    }

    [Fact]
    public void Scan_Utf8CutAnywhere_IsStillUtf8() => Gen.Int[0, 200].Sample(shift =>
    {
        var bytes = Encoding.UTF8.GetBytes(new string('a', (256 * 1024) - 100 + shift) + "é€😀é€😀");
        using var stream = new MemoryStream(bytes);

        Assert.Equal("UTF-8", TextScan.Of(stream).EncodingName);
    }, iter: 60);
}
