using Hub.Data.Database;

namespace Hub.Data.Ingest.Withdrawal;

/// <summary>What happens to rows that were accepted.</summary>
public enum RowEffect
{
    /// <summary>They go for good, from wherever they went; a tombstone stays.</summary>
    Erase,

    /// <summary>They stand but may not be used.</summary>
    SetAside,

    /// <summary>They may be used again.</summary>
    PutBack,

    /// <summary>A value of them was corrected: what was made from them is to be made again.</summary>
    Correct,

    /// <summary>A later submission took their place: they count no longer and stay, and what was made from them is made again.</summary>
    Supersede,

    /// <summary>
    /// The time that their agreement sets has passed: they go for good, from wherever they went, unpublished drafts included. Figures
    /// of lately are made again, those of older periods are not.
    /// </summary>
    Dispose,
}

/// <summary>Rows of one submission that leave, come back or change.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="RowNumbers">The rows; null is the whole submission.</param>
/// <param name="Effect">What happens to them.</param>
/// <param name="CauseId">The decision behind it.</param>
/// <param name="Why">"restricted" or "disputed" for <see cref="RowEffect.SetAside"/>; otherwise a phrase for the record.</param>
public sealed record WithdrawnRows(
    long SubmissionId, IReadOnlyList<int>? RowNumbers, RowEffect Effect, Guid CauseId, string Why)
{
    /// <summary>The rows as a parameter.</summary>
    internal int[]? Rows => RowNumbers?.ToArray();
}

/// <summary>One thing that would happen, for the person who decides.</summary>
/// <param name="What">In words, in the plural: "records".</param>
/// <param name="Count">How many.</param>
public sealed record WithdrawalEffect(string What, long Count);

/// <summary>
/// A feature's part in taking rows back. Each feature that stores anything derived from a submission implements it for its own
/// tables; the hosts register all of them, and whoever takes rows back calls all of them in one transaction. A test fails when a
/// table with a submission in it is named by none.
/// </summary>
public interface IOnWithdrawal
{
    /// <summary>The tables this part answers for.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>What <see cref="ApplyAsync"/> would touch; changes nothing.</summary>
    Task<IReadOnlyList<WithdrawalEffect>> PreviewAsync(HubSession session, WithdrawnRows rows);

    /// <summary>Does it, within the scope of the agency whose rows they are. Doing it twice does no harm.</summary>
    Task ApplyAsync(HubSession session, WithdrawnRows rows);
}
