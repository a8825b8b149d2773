using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Sections.Closing;
using Hub.Data.Profiles.Sections.Neighbourhood;
using Hub.Data.Profiles.Sections.Opening;
using Hub.Data.Profiles.Sections.Written;
using Hub.Data.Profiles.Similar;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Sections;

/// <summary>Which sections an edition has, in their order (Home Office guide's content, docs/glossary.md).</summary>
internal static class EditionBody
{
    /// <summary>Every block of an edition.</summary>
    public static IReadOnlyList<Block> Of(EditionContent edition)
    {
        List<Block> body = [.. edition.Edition switch
        {
            Edition.Full or Edition.Partnership => Whole(edition),
            Edition.Neighbourhood => NeighbourhoodSections.Write(edition),
            Edition.Public => Public(edition),
            _ => throw new ArgumentOutOfRangeException(nameof(edition)),
        }];
        if (edition.Edition != Edition.Neighbourhood)
        {
            body.AddRange([.. AnnexSection.Write(body)]);
        }

        return body;
    }

    /// <summary>The blocks of one section, as the whole edition prints them; empty where it has no such section.</summary>
    public static IReadOnlyList<Block> Of(EditionContent edition, string section)
    {
        var figures = edition.Figures;
        return
        [
            .. section switch
            {
                SectionKeys.Summary => CoverSection.Write(edition).Concat(WrittenBlocks.Of(edition, section).OfType<KeyJudgement>()),
                SectionKeys.Area => WrittenBlocks.Into(AreaSection.Write(figures), edition, section),
                SectionKeys.Groups => WrittenBlocks.Into(GroupsSection.Write(edition), edition, section),
                SectionKeys.Disruptions => WrittenBlocks.Into(DisruptionsSection.Write(figures), edition, section),
                SectionKeys.Plan => WrittenBlocks.Into(PlanSection.Write(figures), edition, section),
                SectionKeys.Risk => WrittenBlocks.Into(RiskSection.Write(figures), edition, section),
                SectionKeys.Emerging => EmergingSection.Write(edition),
                SectionKeys.Gaps => WrittenBlocks.Into(GapsSection.Write(figures), edition, section),
                _ when SectionKeys.Theme(section) is { } theme => ThreatsSection.Theme(edition, theme),
                _ => [],
            },
        ];
    }

    private static IEnumerable<Block> Whole(EditionContent edition) =>
    [
        .. CoverSection.Write(edition),
        .. DecidedSection.Write(edition),
        .. ControlSection.Write(edition),
        .. CoverageSection.Write(edition.Figures),
        .. Of(edition, SectionKeys.Area),
        .. Of(edition, SectionKeys.Groups),
        .. ThreatsSection.Write(edition),
        .. Of(edition, SectionKeys.Disruptions),
        .. Of(edition, SectionKeys.Plan),
        .. Of(edition, SectionKeys.Risk),
        .. SimilarSection.Write(edition.Figures),
        .. Of(edition, SectionKeys.Emerging),
        .. Of(edition, SectionKeys.Gaps),
        .. ChangesSection.Write(edition.Figures),
        .. MethodSection.Write(edition.Figures),
        .. IntelligenceSection.Write(edition),
        .. ThreatMatrixSection.Working(edition),
        .. YardstickSection.Write(edition),
    ];

    private static IEnumerable<Block> Public(EditionContent edition) =>
    [
        .. CoverSection.Write(edition),
        .. ControlSection.Write(edition),
        .. Of(edition, SectionKeys.Area),
        .. ThreatsSection.Write(edition),
        .. Of(edition, SectionKeys.Risk),
        .. ChangesSection.Write(edition.Figures),
        .. MethodSection.Write(edition.Figures),
        .. YardstickSection.Write(edition),
    ];
}
