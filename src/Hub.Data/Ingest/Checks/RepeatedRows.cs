using System.Text;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Checks;

/// <summary>An earlier period's row as it is stored.</summary>
/// <param name="From">First day of its period.</param>
/// <param name="By">Stored values of the fields that say what is compared with what.</param>
/// <param name="Values">Stored values of the fields compared.</param>
internal sealed record EarlierRow(DateOnly From, IReadOnlyList<string?> By, IReadOnlyList<string?> Values);

/// <summary>
/// Finds rows whose values are those of an earlier period, which is a publisher's slip. Rows may come in any order, so they
/// are noted while the file is read and compared at its end, with each other and with what is stored.
/// </summary>
internal sealed class RepeatedRows(RepeatsEarlierPeriodRule rule, CheckSetting setting, ProblemKind problem, Func<string, int> place)
{
    /// <summary>Published tables are small; a larger file is compared as far as this.</summary>
    private const int NotedAtMost = 200_000;

    private readonly int[] _by = [.. rule.By.Select(place)];
    private readonly int[] _values = [.. rule.Fields.Select(place)];
    private readonly int? _date = setting.Kind.Roles.EventDate is { } date ? place(date.Field) : null;
    private readonly Dictionary<(UInt128 By, DateOnly From), (UInt128 Values, int RowNumber)> _noted = [];

    /// <summary>The rule.</summary>
    public RepeatsEarlierPeriodRule Rule => rule;

    /// <summary>Where the problems are counted.</summary>
    public ProblemKind Problem => problem;

    /// <summary>First days of the earlier periods that the file's rows are compared with.</summary>
    public IReadOnlyCollection<DateOnly> Earlier
        => _noted.Keys.Select(key => key.From.AddMonths(-rule.MonthsBefore)).Distinct().ToList();

    /// <summary>Notes a row.</summary>
    public void Note(RowValues row)
    {
        if (_noted.Count < NotedAtMost && HasFigure(row))
        {
            _noted.TryAdd((RowKey.Of(row, _by), From(row)), (RowKey.Of(row, _values), row.RowNumber));
        }
    }

    /// <summary>The numbers of the rows that repeat an earlier one.</summary>
    public IEnumerable<int> Find(IEnumerable<EarlierRow> stored)
    {
        var known = stored.GroupBy(row => (Key(row.By), row.From)).ToDictionary(group => group.Key, group => Key(group.First().Values));
        foreach (var ((by, from), (values, rowNumber)) in _noted.OrderBy(pair => pair.Value.RowNumber))
        {
            var before = (by, from.AddMonths(-rule.MonthsBefore));
            if ((_noted.TryGetValue(before, out var noted) && noted.Values == values)
                || (known.TryGetValue(before, out var earlier) && earlier == values))
            {
                yield return rowNumber;
            }
        }
    }

    private static UInt128 Key(IReadOnlyList<string?> values)
        => RowKey.Of([.. values.Select(value => Encoding.UTF8.GetBytes(value ?? ""))]);

    private DateOnly From(RowValues row)
        => _date is { } date && row[date].State == ValueState.Present ? row[date].From : setting.PeriodFrom;

    /// <summary>Rows of zeros, blanks and codes are often equal and say nothing.</summary>
    private bool HasFigure(RowValues row)
    {
        foreach (var field in _values)
        {
            if (row[field].State == ValueState.Present && row[field].Number != 0)
            {
                return true;
            }
        }

        return false;
    }
}
