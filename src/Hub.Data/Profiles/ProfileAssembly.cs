using System.Globalization;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Sections;
using Hub.Data.Profiles.Sections.Opening;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles;

/// <summary>
/// Makes the document of an edition from its content alone: frozen figures, what people wrote beside them, and where the publication
/// stands. Equal content gives an equal document.
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
        => Document(edition, copy, EditionBody.Of(edition));

    /// <summary>Assembles one section of an edition as the whole prints it: what a writer sees at once after a change.</summary>
    /// <param name="edition">Everything that the edition says.</param>
    /// <param name="section">One of <see cref="Writing.SectionKeys"/>.</param>
    /// <returns>The document, or null where the edition has no such section.</returns>
    public static ProfileDocument? AssembleSection(EditionContent edition, string section)
        => EditionBody.Of(edition, section) is { Count: > 0 } blocks ? Document(edition, null, blocks) : null;

    /// <summary>
    /// File name without its ending: marking, state, area and period, so that the marking is seen before the file is opened.
    /// </summary>
    public static string FileName(SnapshotContent content)
        => FileName(EditionContent.Unwritten(content, default), null);

    /// <summary>File name of an edition without its ending; a personal copy adds its number.</summary>
    public static string FileName(EditionContent edition, PersonalCopy? copy)
    {
        var front = edition.Figures.Front;
        string[] parts =
        [
            edition.Standing.Marking,
            .. front.IsFictional ? ["FICTIONAL"] : Array.Empty<string>(),
            .. StandingWords.IsDraft(edition) ? ["DRAFT"] : Array.Empty<string>(),
            .. StandingWords.IsUnwritten(edition)
                ? Array.Empty<string>()
                : [EditionNames.Words(edition.Edition), Number("no-", edition.Standing.EditionNumber)],
            front.AreaName,
            Wording.Period(front.PeriodFrom, front.PeriodUntil),
            .. copy is null ? Array.Empty<string>() : [Number("copy-", copy.Number)],
        ];
        var name = string.Join("-", parts.Select(Plain));
        return string.Join("-", name.Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    private static ProfileDocument Document(EditionContent edition, PersonalCopy? copy, IReadOnlyList<Block> blocks)
    {
        var front = edition.Figures.Front;
        var standing = edition.Standing;
        var period = Wording.Period(front.PeriodFrom, front.PeriodUntil);
        var fictional = front.IsFictional ? "FICTIONAL – " : "";
        return new ProfileDocument(
            $"{fictional}Serious and organised crime local profile: {front.AreaName}",
            $"{front.ForceName}, {period}",
            edition.Edition == Edition.Public ? front.ForceName : standing.Authors,
            "en-GB",
            standing.Marking,
            [StandingWords.Notice(edition), .. front.Notices, .. copy is null ? Array.Empty<string>() : [copy.Notice]],
            $"{front.AreaName} · {period}",
            standing.AssembledAt,
            [.. Keywords(edition, copy, period)],
            blocks);
    }

    private static IEnumerable<string> Keywords(EditionContent edition, PersonalCopy? copy, string period)
    {
        var front = edition.Figures.Front;
        yield return edition.Standing.Marking;
        yield return StandingWords.IsDraft(edition) ? "draft" : StandingWords.Status(edition).ToLowerInvariant();
        if (front.IsFictional)
        {
            yield return "FICTIONAL";
        }

        yield return front.AreaName;
        yield return period;
        if (!StandingWords.IsUnwritten(edition))
        {
            yield return EditionNames.Words(edition.Edition);
        }

        if (copy is not null)
        {
            yield return copy.Notice;
        }
    }

    private static string Number(string before, int number) => before + number.ToString(CultureInfo.InvariantCulture);

    private static string Plain(string text)
        => string.Concat(text.Replace("&", "and", StringComparison.Ordinal).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
