using Hub.Data.Ingest;

namespace Hub.Data.Tests.Ingest;

public sealed class PeriodTextTests
{
    [Theory]
    [InlineData("2025-03", "2025-03-01", "2025-04-01")]
    [InlineData("2025-12", "2025-12-01", "2026-01-01")]
    [InlineData("2025-Q1", "2025-01-01", "2025-04-01")]
    [InlineData("2025-q4", "2025-10-01", "2026-01-01")]
    [InlineData("2025", "2025-01-01", "2026-01-01")]
    [InlineData("2025-02-01..2026-02-01", "2025-02-01", "2026-02-01")]
    public void Parse_AsPeopleTypeIt_IsHalfOpen(string text, string from, string until)
        => Assert.Equal(
            new FolderPeriod(
                DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
                DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture)),
            PeriodText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("2025-13")]
    [InlineData("2025-Q5")]
    [InlineData("03/2025")]
    [InlineData("2025-02-01..2025-02-01")]
    [InlineData("2025-02-30..2025-04-01")]
    public void Parse_NoPeriod_IsNull(string text) => Assert.Null(PeriodText.Parse(text));
}
