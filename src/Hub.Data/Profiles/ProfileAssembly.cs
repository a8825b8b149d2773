using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Sections;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles;

/// <summary>
/// Makes the document of a snapshot: the sections of a local profile in the order of the Home Office guide's content
/// (docs/glossary.md), from the frozen figures alone.
/// </summary>
public static class ProfileAssembly
{
    /// <summary>The words on every page of a draft that no analyst has signed.</summary>
    public const string DraftNotice = "DRAFT – assembled by machine, not assessed";

    /// <summary>Assembles a draft that nobody has written in.</summary>
    /// <param name="content">The frozen figures.</param>
    /// <param name="createdAt">Instant of the snapshot: the document's date, so equal input gives equal bytes.</param>
    public static ProfileDocument Assemble(SnapshotContent content, DateTimeOffset createdAt)
        => Assemble(EditionContent.Unwritten(content, createdAt));

    /// <summary>Assembles an edition.</summary>
    /// <param name="edition">Everything that it says.</param>
    /// <param name="copy">The reader for whom this copy is made; null for the edition that all its readers share.</param>
    public static ProfileDocument Assemble(EditionContent edition, PersonalCopy? copy = null)
    {
        var (content, createdAt) = (edition.Figures, edition.Standing.AssembledAt);
        var front = content.Front;
        var period = Wording.Period(front.PeriodFrom, front.PeriodUntil);
        List<Block> body =
        [
            .. CoverSection.Write(content, createdAt),
            .. ControlSection.Write(content, createdAt),
            .. CoverageSection.Write(content),
            .. AreaSection.Write(content),
            .. GroupsSection.Write(content),
            .. ThreatsSection.Write(content),
            .. DisruptionsSection.Write(content),
            .. PlanSection.Write(content),
            .. RiskSection.Write(content),
            .. GapsSection.Write(content),
            .. MethodSection.Write(content),
        ];
        body.AddRange([.. AnnexSection.Write(body)]);
        var fictional = front.IsFictional ? "FICTIONAL – " : "";
        return new ProfileDocument(
            $"{fictional}Serious and organised crime local profile: {front.AreaName}",
            $"{front.ForceName}, {period}",
            front.Author,
            "en-GB",
            front.Marking,
            [DraftNotice, .. front.Notices, .. copy is null ? Array.Empty<string>() : [copy.Notice]],
            $"{front.AreaName} · {period}",
            createdAt,
            [front.Marking, "draft", .. front.IsFictional ? ["FICTIONAL"] : Array.Empty<string>(), front.AreaName, period],
            body);
    }

    /// <summary>
    /// File name without its ending: marking, state, area and period, so that the marking is seen before the file is opened.
    /// </summary>
    public static string FileName(SnapshotContent content)
        => FileName(EditionContent.Unwritten(content, default), null);

    /// <summary>File name of an edition without its ending; a personal copy adds its number.</summary>
    public static string FileName(EditionContent edition, PersonalCopy? copy)
    {
        var content = edition.Figures;
        var front = content.Front;
        string[] parts =
        [
            front.Marking,
            .. front.IsFictional ? ["FICTIONAL"] : Array.Empty<string>(),
            "DRAFT",
            front.AreaName,
            Wording.Period(front.PeriodFrom, front.PeriodUntil),
        ];
        var name = string.Join("-", parts.Select(Plain));
        return string.Join("-", name.Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Plain(string text)
        => string.Concat(text.Replace("&", "and", StringComparison.Ordinal).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
