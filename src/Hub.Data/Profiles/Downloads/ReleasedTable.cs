using Hub.Data.Profiles.Document;

namespace Hub.Data.Profiles.Downloads;

/// <summary>A table of an edition as its readers may take it away: what the document prints, cell for cell.</summary>
/// <param name="Key">Its name in addresses and files: its code in lower case, numbered where several tables have one code.</param>
/// <param name="Code">The code, or codes, of its figures.</param>
/// <param name="Caption">What it shows, with unit, place and period.</param>
/// <param name="Headings">One for each column; none is empty and none stands twice.</param>
/// <param name="Rows">Cells, the first of each row its label; after them, where rows have figures of their own, the code.</param>
/// <param name="Source">Source and note.</param>
public sealed record ReleasedTable(
    string Key, string Code, string Caption, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<TableCell>> Rows,
    SourceNote Source);

/// <summary>What stands at the top of every file that is taken away.</summary>
/// <param name="Title">Title of the document.</param>
/// <param name="Subtitle">Force and period.</param>
/// <param name="Marking">The protective marking.</param>
/// <param name="Notices">Lines that stand on every page of the document.</param>
/// <param name="Handling">Handling instructions.</param>
/// <param name="Area">The area.</param>
/// <param name="Period">The period in words.</param>
/// <param name="AreaSet">The set of areas.</param>
/// <param name="Suppression">How small numbers were treated, one sentence for each policy.</param>
/// <param name="Standing">Edition and state in words.</param>
/// <param name="FileName">Name of the files without key and ending.</param>
public sealed record TableFront(
    string Title, string Subtitle, string Marking, IReadOnlyList<string> Notices, string Handling, string Area, string Period,
    string AreaSet, IReadOnlyList<string> Suppression, string Standing, string FileName);

/// <summary>The tables of an edition with what they have in common.</summary>
public sealed record TableSet(TableFront Front, IReadOnlyList<ReleasedTable> Tables);
