using Dapper;
using Hub.Data.Areas;
using Hub.Data.Database;

namespace Hub.Data.Intelligence;

/// <summary>An area that a report may be about.</summary>
/// <param name="Kind">One of <see cref="AreaKinds"/>.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record ReportArea(string Kind, string Code, string Name)
{
    /// <summary>Kind and code in one word, for a form.</summary>
    public string Value => $"{Kind}:{Code}";
}

/// <summary>The areas that stand today and that a report may be about.</summary>
public static class IntelligenceAreaQueries
{
    private static readonly string[] Kinds = [AreaKinds.District, AreaKinds.Csp, AreaKinds.Lpa, AreaKinds.Force];

    /// <summary>Every area that the unit may place a report in, the smallest kind first.</summary>
    public static async Task<IReadOnlyList<ReportArea>> AllAsync(HubSession session, DateOnly on)
        => (await session.Connection.QueryAsync<ReportArea>(session.Command(
            """
            select kind, code, name from area.areas
            where kind = any (@Kinds) and not is_withdrawn and valid_from <= @on and @on < valid_until
            order by array_position(@Kinds, kind), name, code
            """,
            new { Kinds, on }))).AsList();

    /// <summary>What a reporter chooses from: the smallest kind that is known, and the whole force.</summary>
    public static IReadOnlyList<ReportArea> ForReporters(IReadOnlyList<ReportArea> all)
    {
        var smallest = all is [var first, ..] ? first.Kind : null;
        return [.. all.Where(area => area.Kind == smallest || area.Kind == AreaKinds.Force)];
    }
}
