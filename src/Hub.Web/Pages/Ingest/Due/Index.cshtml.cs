using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Due;
using Hub.Data.Ingest.Requests;
using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using BaselineWords = Hub.Data.Ingest.Kinds.Baselines;

namespace Hub.Web.Pages.Ingest.Due;

/// <summary>What the agency is to send, by when, and how each return stands (capability 1.7). Writes nothing.</summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, TimeProvider time) : PageModel
{
    private const int MonthsBack = 12;
    private const int MonthsAhead = 4;

    /// <summary>Whether nothing is required of the agency.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Whether the returns stand under several agreements, which are then named.</summary>
    public bool NamesAgreements { get; private set; }

    /// <summary>Returns that wait for somebody, the longest due first.</summary>
    public IReadOnlyList<DueGroup> ToDo { get; private set; } = [];

    /// <summary>Returns that wait for the hub.</summary>
    public IReadOnlyList<DueGroup> UnderWay { get; private set; } = [];

    /// <summary>Returns to come, the next first.</summary>
    public IReadOnlyList<DueGroup> Ahead { get; private set; } = [];

    /// <summary>Kinds that are required and may not be sent now, once each, with who can change that.</summary>
    public IReadOnlyList<DueRow> NotAgreed { get; private set; } = [];

    /// <summary>Every other return of the last year, newest due day first.</summary>
    public IReadOnlyList<DueGroup> Done { get; private set; } = [];

    /// <summary>Requests of analysts that are open.</summary>
    public IReadOnlyList<DueRow> Asked { get; private set; } = [];

    /// <summary>What regulations prescribe, with the kinds that they name.</summary>
    public IReadOnlyList<string> Baselines { get; private set; } = [];

    /// <summary>The kinds that are required, by title: each has a guide.</summary>
    public IReadOnlyList<(string Kind, string Title)> Guides { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var today = UkTime.Today(time);
        var (board, asked) = await database.InScopeAsync(
            actor.ScopeFor("see what is due"),
            async session => (
                await DueQueries.BoardAsync(
                    session, actor.Acting.AgencyId, today.AddMonths(-MonthsBack), today.AddMonths(MonthsAhead), today),
                await DataRequestQueries.AskedOfAsync(session, actor.Acting.AgencyId)),
            cancellationToken);
        IReadOnlyList<DueGroup> Group(string section, IEnumerable<DueReturn> returns)
            => DueGroup.Of(section, returns, board, actor.Can(Permission.SendSubmissions));
        IsEmpty = board.Returns.Count == 0;
        NamesAgreements = board.Returns.Select(due => board.Kinds[due.Kind].Agreement).Distinct().Count() > 1;
        ToDo = Group("to-do", board.Returns.Where(due => DueRow.IsToDo(due.State)));
        UnderWay = Group("under-way", board.Returns.Where(due => IsUnderWay(due.State)));
        Ahead = Group("ahead", board.Returns.Where(due => DueRow.IsAhead(due.State)));
        Done = Group("done", board.Returns.Where(due => IsDone(due.State)).Reverse());
        NotAgreed =
        [
            .. board.Returns.Where(due => due.State is DueState.NotAgreed).Select(due => board.Kinds[due.Kind]).Distinct()
                .Select(DueRow.Of),
        ];
        Asked = [.. asked.Where(request => request.IsOpen).Select(DueRow.Of)];
        Guides =
        [
            .. board.Kinds.Values.Select(kind => (kind.Kind, kind.Title)).OrderBy(kind => kind.Title, StringComparer.OrdinalIgnoreCase),
        ];
        Baselines =
        [
            .. board.Kinds.Values.Where(kind => kind.Baseline is not null).GroupBy(kind => kind.Baseline!.Value)
                .Select(group => $"{Wording.List([.. group.Select(kind => kind.Title)])}: {BaselineWords.Sentence(group.Key)}"),
        ];
    }

    private static bool IsUnderWay(DueState state) => state is DueState.Held or DueState.BeingChecked or DueState.BeingTakenIn;

    private static bool IsDone(DueState state)
        => !DueRow.IsToDo(state) && !DueRow.IsAhead(state) && !IsUnderWay(state) && state is not DueState.NotAgreed;
}
