using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Repeated;

/// <summary>
/// What a run found, over the whole force and both its periods, of incidents of one kind that several agencies report: as released.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="Agencies">Names of the agencies whose rows were compared, in the order in which they joined.</param>
/// <param name="Same">Titles of the fields in which two reports are equal.</param>
/// <param name="Rows">Rows of these agencies.</param>
/// <param name="Repeats">Rows that repeat an incident another agency reports.</param>
/// <param name="Chance">How many would by chance: so many do when the agencies' days are moved apart by weeks.</param>
/// <param name="IsCountedOnce">Whether each such incident is counted once; else every row counts.</param>
public sealed record RepeatedEvents(
    string Kind, string Title, IReadOnlyList<string> Agencies, IReadOnlyList<string> Same, Figure Rows, Figure Repeats, Figure Chance,
    bool IsCountedOnce);
