using Hub.Data.Ingest.Due;

namespace Hub.Web.Pages.Ingest.Due;

/// <summary>Returns under one agreement.</summary>
/// <param name="Id">For the heading's anchor.</param>
/// <param name="Agreement">The agreement's reference and title, or what to say where there is none.</param>
/// <param name="Rows">The lines.</param>
public sealed record DueGroup(string Id, string Agreement, IReadOnlyList<DueRow> Rows)
{
    /// <summary>Groups returns by the agreement under which they are sent, keeping their order.</summary>
    public static IReadOnlyList<DueGroup> Of(string section, IEnumerable<DueReturn> returns, DueBoard board, bool maySend)
        => [.. returns.GroupBy(due => board.Kinds[due.Kind].Agreement)
            .OrderBy(group => group.Key is null).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select((group, index) => new DueGroup(
                $"{section}-{index}",
                group.Key ?? "No agreement names these returns",
                [.. group.Select(due => DueRow.Of(due, board.Kinds[due.Kind], maySend))]))];
}
