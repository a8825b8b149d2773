using Hub.Data.Profiles.Sections;

namespace Hub.Data.Profiles.Writing;

/// <summary>One section in which people write.</summary>
/// <param name="Key">One of <see cref="SectionKeys"/>.</param>
/// <param name="Title">As page and document name it.</param>
/// <param name="HeadingId">The heading of the document under which its figures stand.</param>
/// <param name="Hint">What belongs into it.</param>
public sealed record WritingSection(string Key, string Title, string HeadingId, string Hint);

/// <summary>The sections in which people write, in the order of the document.</summary>
public static class WritingSections
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<WritingSection> All { get; } =
    [
        new(SectionKeys.Summary, "Summary", "summary", "The threat in a paragraph, for somebody who reads nothing else."),
        new(SectionKeys.Area, "The area", "area", "What of the area matters for serious and organised crime."),
        new(SectionKeys.Groups, "Organised crime groups", "groups", "What the groups do here. Name no member and no address."),
        .. ThreatTheme.Threats.Select(theme => new WritingSection(
            SectionKeys.Threat(theme.Code), theme.Title, "theme-" + theme.Code.Replace('_', '-'),
            "What the figures mean, what is known beyond them, and what is likely to happen.")),
        new(SectionKeys.Disruptions, "Disruptions", "disruptions", "What was done, and what it achieved."),
        new(SectionKeys.Plan, "The 4P plan", "plan", "How the actions answer the findings."),
        new(SectionKeys.Risk, "People and places at risk", "risk", "Who and where, in numbers and kinds; never a person."),
        new(SectionKeys.Emerging, "Emerging issues and horizon", "changed", "What may come, and how it would be noticed."),
        new(SectionKeys.Gaps, "Gaps and collection requirements", "gaps", "What is not known, why it matters, and who could tell."),
    ];

    /// <summary>The section of a key, or null where there is none.</summary>
    public static WritingSection? Find(string? key) => All.FirstOrDefault(section => section.Key == key);

    /// <summary>The title of a section; its key where the hub no longer knows it.</summary>
    public static string Title(string key) => Find(key)?.Title ?? key;
}
