namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>
/// The failure conditions that the rules look for, by their numbers in the Matterhorn Protocol 1.1 (PDF Association), which lists
/// what breaks PDF/UA-1 (ISO 14289-1). "X-" are this product's own, stricter or in place of conditions that the protocol leaves to
/// people. What cannot occur because the files may not hold it at all (fonts other than embedded TrueType by glyph number,
/// annotations other than links, forms, scripts, layers, attachments, encryption) is refused whole under the first number of its
/// group. Left out on purpose: 06-002, the file's own claim, which stays behind the setting Pdf:ClaimConformance; and the
/// conditions marked "human", for which pages are looked at.
/// </summary>
internal static class UaCheckpoints
{
    /// <summary>Number and what is wrong when it is reported.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["01-003"] = "An artifact stands inside tagged content.",
        ["01-004"] = "Tagged content stands inside an artifact.",
        ["01-005"] = "Something painted is neither tagged nor an artifact.",
        ["01-007"] = "The file calls its own tags suspect.",
        ["02-001"] = "A tag is no standard type and is mapped to none (also 02-003, 02-004: no map at all is allowed).",
        ["06-001"] = "There is no XMP metadata.",
        ["06-003"] = "The XMP metadata has no title.",
        ["07-001"] = "Readers are not told to show the title (also 07-002).",
        ["09-002"] = "A tag stands where its type has no place.",
        ["09-004"] = "The parts of a table are nested wrongly.",
        ["09-005"] = "The parts of a list are nested wrongly.",
        ["09-006"] = "The parts of a list of contents are nested wrongly.",
        ["10-001"] = "A character has no way back to text (also 17-003, 31-027).",
        ["11-001"] = "The language of the text is not known (also 11-002 to 11-006: one language holds for the whole file).",
        ["13-004"] = "A figure has no alternative text.",
        ["14-002"] = "The first heading is not of level 1.",
        ["14-003"] = "A heading level is skipped.",
        ["14-007"] = "Headings without a level are used (also 14-006).",
        ["15-003"] = "A heading cell does not say which cells it heads.",
        ["16-001"] = "A numbered list does not say that it is numbered (also 16-002).",
        ["19-003"] = "A note has no identifier of its own (also 19-004).",
        ["20-001"] = "The file has layers (also 20-002, 20-003).",
        ["21-001"] = "The file has attachments.",
        ["25-001"] = "The file has a form, XFA or not (also 11-005, 28-005, 28-010).",
        ["26-001"] = "The file is encrypted (also 26-002).",
        ["28-002"] = "There is an annotation other than a link (also 28-004, 28-006, 28-007, 28-014 to 28-018).",
        ["28-008"] = "The tab key does not follow the tags (also 28-009).",
        ["28-011"] = "A link is not under a link tag.",
        ["28-012"] = "A link has no description.",
        ["30-001"] = "Content is drawn from another object (also 30-002).",
        ["31-004"] = "A font does not lead from character to glyph (also 31-005).",
        ["31-006"] = "A font is of another kind than embedded TrueType by glyph number (also 31-001 to 31-003, 31-007, 31-008, 31-012 to 31-026).",
        ["31-009"] = "A font is not embedded.",
        ["31-011"] = "A font lacks the shape of a glyph that is drawn.",
        ["31-016"] = "A glyph's width differs between file and font.",
        ["31-028"] = "A glyph stands for nothing, a byte order mark or a private character (also 31-029).",
        ["31-030"] = "The glyph for a missing character is drawn.",
        ["X-MARK"] = "The file does not say that it is tagged, or its marks are out of balance.",
        ["X-TREE"] = "Marks of pages and tags do not lead to each other.",
        ["X-TITLE"] = "The title is missing, or differs between properties and metadata.",
        ["X-EMPTY"] = "A tag holds nothing.",
        ["X-HEAD"] = "A heading or a heading cell has no words.",
        ["X-GRID"] = "The rows of a table have different numbers of cells, or it has no heading cells.",
        ["X-ALT"] = "An alternative text says nothing: too short, or a file name.",
        ["X-BOX"] = "A figure does not say where it is.",
        ["X-OUTLINE"] = "There is no outline, or it does not repeat the headings.",
        ["X-LINK"] = "A link leads to a place that does not exist, or to no https address.",
        ["X-SCRIPT"] = "The file holds a script or does something by itself.",
        ["X-TEXT"] = "An abbreviation or a sign of its own has no words to be read out.",
    };
}
