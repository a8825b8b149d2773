using Hub.Data.Primitives;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Publishing;

/// <summary>Where a publication stands, as cover, control sheet and furniture say it.</summary>
/// <param name="Status">One of <see cref="PublicationStatus"/>.</param>
/// <param name="EditionNumber">1 for the first of an area and period, one more for each amendment.</param>
/// <param name="AmendmentNote">The public note of an amendment; null for the first.</param>
/// <param name="Marking">Protective marking of this edition: at least that of its content.</param>
/// <param name="Handling">Handling instructions in a sentence or two.</param>
/// <param name="Authors">Who wrote it, as the control sheet names them.</param>
/// <param name="Approver">Who approved it; null before.</param>
/// <param name="ReleasedOn">Day of release; null before.</param>
/// <param name="DataDueOn">When its data are refreshed next.</param>
/// <param name="ReviewDueOn">When it is reviewed next.</param>
/// <param name="FullDueOn">When it is written anew.</param>
/// <param name="AssembledAt">Instant of the figures: the document's date, so that equal input gives equal bytes.</param>
public sealed record PublicationStanding(
    string Status,
    int EditionNumber,
    string? AmendmentNote,
    string Marking,
    string Handling,
    string Authors,
    string? Approver,
    DateOnly? ReleasedOn,
    DateOnly DataDueOn,
    DateOnly ReviewDueOn,
    DateOnly FullDueOn,
    DateTimeOffset AssembledAt)
{
    /// <summary>True once the words and figures are final.</summary>
    public bool IsReleased => Status is PublicationStatus.Released or PublicationStatus.Superseded or PublicationStatus.Recalled;

    /// <summary>Figures that nobody has written beside.</summary>
    public static PublicationStanding Unwritten(SnapshotContent figures, DateTimeOffset assembledAt)
    {
        var day = UkTime.Day(assembledAt);
        return new(
            PublicationStatus.Draft,
            1,
            null,
            figures.Front.Marking,
            HandlingWords.For(figures.Front.Marking),
            figures.Front.Author,
            null,
            null,
            day.AddMonths(3),
            day.AddMonths(6),
            day.AddMonths(12),
            assembledAt);
    }
}
