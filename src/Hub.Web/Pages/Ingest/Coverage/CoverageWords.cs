using System.Globalization;
using Hub.Data.Ingest.Coverage;
using Hub.Data.Ingest.Requests;

namespace Hub.Web.Pages.Ingest.Coverage;

/// <summary>How required returns stand, in words short enough for a cell.</summary>
public static class CoverageWords
{
    /// <summary>The word in the cell.</summary>
    public static string Of(CoverageState state) => state switch
    {
        CoverageState.Received => "Received",
        CoverageState.Late => "Late",
        CoverageState.Thin => "Thin",
        CoverageState.Partial => "Partly",
        CoverageState.Nil => "Nil",
        CoverageState.UnderWay => "Under way",
        CoverageState.Withdrawn => "Withdrawn",
        CoverageState.NotAgreed => "Not agreed",
        CoverageState.Missing => "Missing",
        CoverageState.NotDue => "Not due",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>What the word means, for the legend.</summary>
    public static string Meaning(CoverageState state) => state switch
    {
        CoverageState.Received => "stands, sent by its due day",
        CoverageState.Late => "stands, sent after its due day",
        CoverageState.Thin => "stands, with less than half of the rows that are usual",
        CoverageState.Partial => "stands, and more is to come",
        CoverageState.Nil => "stands: there was nothing to report",
        CoverageState.UnderWay => "a file is being checked or waits for its sender",
        CoverageState.Withdrawn => "stood and was taken back",
        CoverageState.NotAgreed => "due, but no agreement in force covers it",
        CoverageState.Missing => "due and not received: this is not a nought",
        CoverageState.NotDue => "not due yet, or not required then",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The end of the cell's class name, one for each look that also holds in grey.</summary>
    public static string Look(CoverageState state) => state switch
    {
        CoverageState.Received or CoverageState.Nil => "in",
        CoverageState.Late or CoverageState.Thin or CoverageState.Partial => "weak",
        CoverageState.Missing or CoverageState.Withdrawn or CoverageState.NotAgreed => "gap",
        _ => "open",
    };

    /// <summary>Where a request for a cell is drafted.</summary>
    public static string DraftAddress(CoverageSource source, CoverageCell cell, long area) => string.Create(
        CultureInfo.InvariantCulture,
        $"/submissions/requests/new?area={area}&agency={source.AgencyId}&kind={source.Kind}"
            + $"&from={cell.From:yyyy-MM-dd}&until={cell.Until:yyyy-MM-dd}");

    /// <summary>How a request stands, as the link in its cell.</summary>
    public static string Asked(DataRequest request) => request.State switch
    {
        "drafted" => "Drafted",
        "sent" => "Asked",
        "answered" => "Answered",
        _ => "Closed",
    };
}
