using CsCheck;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Settings;

namespace Hub.Data.Tests.Profiles.Publishing;

public sealed class CurrencyTests
{
    private static readonly AreaSettings Defaults = AreaSettings.Default("csp", "E22000001", 1);

    private static readonly Gen<DateOnly> Days = Gen.Int[0, 4000].Select(days => new DateOnly(2020, 1, 1).AddDays(days));

    [Fact]
    public void Of_NothingReleased_NothingIsDue()
    {
        var currency = Currency.Of(Defaults, LastDone.Never, new DateOnly(2026, 4, 3));

        Assert.Empty(currency.Dates);
        Assert.Null(currency.Next);
        Assert.False(currency.IsOverdue);
        Assert.Equal("No profile is released yet", currency.Words);
    }

    [Fact]
    public void Of_FullProfileOnly_EachIsDueAfterItsInterval()
    {
        var full = new DateOnly(2026, 4, 3);

        var currency = Currency.Of(Defaults, new(full, null, null), full);

        Assert.Equal([new(2027, 4, 3), new(2026, 10, 3), new DateOnly(2026, 7, 3)], currency.Dates.Select(date => date.DueOn));
        Assert.Equal("Data refresh due 3 July 2026", currency.Words);
    }

    [Fact]
    public void Of_DueDay_IsInTimeAndTheDayAfterIsNot()
    {
        var last = new LastDone(new(2026, 4, 3), new(2026, 9, 1), new(2026, 9, 1));

        var onTheDay = Currency.Of(Defaults, last, new DateOnly(2026, 12, 1));
        var after = Currency.Of(Defaults, last, new DateOnly(2026, 12, 2));

        Assert.False(onTheDay.IsOverdue);
        Assert.Equal("Data refresh due today, 1 December 2026", onTheDay.Words);
        Assert.Equal("Data refresh overdue since 1 December 2026", after.Words);
    }

    [Fact]
    public void Of_ReviewOlderThanTheFullProfile_TheFullProfileCounts()
    {
        var currency = Currency.Of(Defaults, new(new(2026, 4, 3), new(2025, 11, 1), new(2026, 3, 20)), new DateOnly(2026, 5, 1));

        Assert.Equal(new DateOnly(2026, 10, 3), currency.Of(CurrencyKind.Review)!.DueOn);
        Assert.Equal(new DateOnly(2026, 6, 20), currency.Of(CurrencyKind.Data)!.DueOn);
    }

    [Fact]
    public void Words_SeveralOverdue_NamesEach()
    {
        var currency = Currency.Of(Defaults, new(new(2025, 1, 31), null, null), new DateOnly(2026, 5, 1));

        Assert.Equal(
            "Full profile overdue since 31 January 2026; review overdue since 31 July 2025; data refresh overdue since 30 April 2025",
            currency.Words);
    }

    [Fact]
    public void Of_AnyDates_OverdueExactlyWhenADueDayHasPassedAndLaterWorkNeverBringsADateForward()
        => Gen.Select(Days, Days, Days, Days, Gen.Int[1, 36], Gen.Int[1, 36], Gen.Int[1, 36]).Sample((full, review, data, today, a, b, c) =>
        {
            var settings = Defaults with { FullMonths = a, ReviewMonths = b, DataMonths = c };

            var currency = Currency.Of(settings, new(full, review, data), today);
            var later = Currency.Of(settings, new(full.AddDays(10), review.AddDays(10), data.AddDays(10)), today);

            Assert.Equal(currency.Dates.Any(date => date.DueOn < today), currency.IsOverdue);
            Assert.All(currency.Dates.Zip(later.Dates), pair => Assert.True(pair.Second.DueOn >= pair.First.DueOn));
        });
}
