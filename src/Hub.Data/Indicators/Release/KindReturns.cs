using Hub.Data.Indicators.Released;

namespace Hub.Data.Indicators.Release;

/// <summary>
/// Whose silence leaves an area without a figure. An agency speaks for the districts it declares to serve; without a
/// declaration, for those its rows lie in; where nobody's rows lie, every undeclared sender of the kind speaks.
/// </summary>
internal sealed class KindReturns
{
    private readonly IReadOnlyList<Sender> _senders;
    private readonly Dictionary<string, IReadOnlyList<Sender>> _byDistrict = new(StringComparer.Ordinal);

    public KindReturns(IEnumerable<Sender> senders) => _senders = [.. senders];

    /// <summary>The agencies that speak for at least one of the districts.</summary>
    public IReadOnlyList<AgencyReturns> For(IEnumerable<string> districts)
        => [.. districts.SelectMany(Speaking).Distinct().Select(sender => sender.Returns)];

    /// <summary>The months from <paramref name="from"/> that did not arrive from each of the agencies; empty when all did.</summary>
    public static IReadOnlyList<(AgencyReturns Agency, IReadOnlyList<DateOnly> Months)> Missing(
        IReadOnlyList<AgencyReturns> agencies, DateOnly from, DateOnly until)
        => [.. agencies.Select(agency => (Agency: agency, Months: NotArrived(agency, from, until))).Where(pair => pair.Months.Count > 0)];

    /// <summary>True when the agency sent anything in the period: enough for a register, which states what stands.</summary>
    public static bool HasAny(AgencyReturns agency, DateOnly from, DateOnly until) => Within(agency, from, until).Any(HasArrived);

    private static IReadOnlyList<DateOnly> NotArrived(AgencyReturns agency, DateOnly from, DateOnly until)
        => [.. Within(agency, from, until).Where(month => !HasArrived(month)).Select(month => month.Month)];

    private static IEnumerable<MonthReturn> Within(AgencyReturns agency, DateOnly from, DateOnly until)
        => agency.Months.Where(month => from <= month.Month && month.Month < until);

    private static bool HasArrived(MonthReturn month)
        => month.State is ReturnState.Received or ReturnState.Late or ReturnState.Nil;

    private IReadOnlyList<Sender> Speaking(string district)
    {
        if (!_byDistrict.TryGetValue(district, out var speaking))
        {
            var declared = _senders.Where(sender => sender.Served?.Contains(district) == true);
            var undeclared = _senders.Where(sender => sender.Served is null).ToList();
            var present = undeclared.Where(sender => sender.RowDistricts.Contains(district)).ToList();
            _byDistrict[district] = speaking = [.. declared, .. present.Count > 0 ? present : undeclared];
        }

        return speaking;
    }
}
