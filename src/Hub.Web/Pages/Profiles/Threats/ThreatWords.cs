using System.Globalization;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Threats;
using Hub.Web.Forms;

namespace Hub.Web.Pages.Profiles.Threats;

/// <summary>Scores as people read them.</summary>
public static class ThreatWords
{
    /// <summary>"12", or "12 to 20" where something is unknown.</summary>
    public static string Range(decimal least, decimal most) => least == most ? Number(least) : $"{Number(least)} to {Number(most)}";

    /// <summary>"2", or "2 (could be 1 to 4)" where something is unknown.</summary>
    public static string Rank(ThreatScore score)
        => score.RankFrom == score.RankTo
            ? score.Rank.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{score.Rank} (could be {score.RankFrom} to {score.RankTo})");

    /// <summary>A number without needless decimals.</summary>
    public static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>What the last profile said beside the score of now.</summary>
    public static string Earlier(ThreatScore score) => score.Earlier switch
    {
        null => "Not scored",
        var earlier when earlier.MatrixVersion != score.MatrixVersion =>
            $"Rank {earlier.Rank} in version {earlier.MatrixVersion} of the matrix; risks of two versions do not compare",
        var earlier => $"{Range(earlier.Risk, earlier.RiskUpTo)}, rank {earlier.Rank}",
    };

    /// <summary>An answer of the past in a sentence.</summary>
    public static string Answer(ThreatCriterion criterion, ThreatAnswer? answer)
    {
        var anchor = criterion.Anchors.FirstOrDefault(anchor => anchor.Score == answer?.Score);
        return answer?.Score is not { } score ? ThreatScoring.Unknown
            : $"{Number(score)} – {anchor?.Words ?? "an anchor of another version"}";
    }

    /// <summary>"Northmere, calendar year 2025".</summary>
    public static string Profile(string areaName, Publication publication)
        => $"{areaName}, {When.Period(publication.PeriodFrom, publication.PeriodUntil)}";

    /// <summary>Why scores do not change, or null while they do.</summary>
    public static string? Closed(Publication publication)
        => publication.Status == PublicationStatus.Draft ? null
            : $"This profile is {PublicationStatus.Words(publication.Status)}: scores change only while it is a draft.";

    /// <summary>A working as a table's line: "2 × 4 = 8".</summary>
    public static string Product(ThreatWorking part)
        => part.Score is { } score ? $"{Number(score)} × {Number(part.Weight)} = {Number(score * part.Weight)}" : "–";

    /// <summary>A title in a sentence.</summary>
    public static string Sentence(string grade) => Wording.Sentence(grade);
}
