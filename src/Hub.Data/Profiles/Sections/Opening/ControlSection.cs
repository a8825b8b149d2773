using System.Globalization;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Sections.Written;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Sections.Opening;

/// <summary>The list of contents, the control sheet, and the whole summary where page one had no room for it.</summary>
internal static class ControlSection
{
    public static IEnumerable<Block> Write(EditionContent edition)
    {
        var front = edition.Figures.Front;
        var standing = edition.Standing;
        yield return new PageBreak();
        if (standing.AmendmentNote is { Length: > 0 } note)
        {
            yield return new Callout(CalloutTone.Warning, "What this amendment changed", note);
        }

        yield return new Contents("Contents");
        yield return new Heading(1, "Control sheet", "control");
        yield return new FactList(
            "About this document",
            [
                new("Title", $"Serious and organised crime local profile: {front.AreaName}"),
                new("Area", $"{front.AreaName} ({front.AreaKindName}, {front.AreaCode})"),
                new("Areas used", front.AreaSet),
                new("Reporting period", Wording.Period(front.PeriodFrom, front.PeriodUntil)),
                new("Status", StandingWords.Status(edition)),
                .. Edition(edition),
                new("Protective marking", standing.Marking),
                new("Handling", standing.Handling),
                .. People(edition),
                .. standing.ReleasedOn is { } day ? new LabelledText[] { new("Released", Wording.Date(day)) } : [],
                new("Figures assembled", Wording.Date(UkTime.Day(standing.AssembledAt))),
                new(
                    "Next dates",
                    $"Data refresh by {Wording.Date(standing.DataDueOn)}; review by {Wording.Date(standing.ReviewDueOn)}; full profile by "
                        + Wording.Date(standing.FullDueOn)),
            ]);

        // Judgements of the summary, and its words where page one had no room for them.
        var whole = CoverSection.LeavesSummary(edition)
            ? WrittenBlocks.Of(edition, SectionKeys.Summary).ToList()
            : [.. WrittenBlocks.Of(edition, SectionKeys.Summary).OfType<KeyJudgement>()];
        if (whole.Count > 0)
        {
            yield return new Heading(1, "Summary", "whole-summary");
            foreach (var block in whole)
            {
                yield return block;
            }
        }
    }

    private static IEnumerable<LabelledText> Edition(EditionContent edition)
    {
        if (StandingWords.IsUnwritten(edition))
        {
            yield break;
        }

        yield return new(
            "Edition",
            string.Create(CultureInfo.InvariantCulture, $"{EditionNames.Words(edition.Edition)}, no. {edition.Standing.EditionNumber}"));
        yield return new("For", StandingWords.Audience(edition.Edition));
    }

    private static IEnumerable<LabelledText> People(EditionContent edition)
    {
        if (edition.Edition == Editions.Edition.Public)
        {
            yield return new("Published by", edition.Figures.Front.ForceName);
            yield break;
        }

        yield return new(StandingWords.IsUnwritten(edition) ? "Author" : "Authors", edition.Standing.Authors);
        yield return new("Approved by", edition.Standing.Approver ?? "Named at approval");
    }
}
