using System.Text;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Checks;

/// <summary>A rule over the checked cells of one row, or of the rows so far. A cell with an error of its own breaks no rule.</summary>
internal abstract class RowRule(ProblemKind problem, int[] fields)
{
    /// <summary>What is reported when it is broken.</summary>
    public ProblemKind Problem => problem;

    /// <summary>The fields, as places among the kind's fields.</summary>
    protected int[] Fields => fields;

    /// <summary>Whether the row breaks it.</summary>
    public abstract bool IsBroken(RowValues row);

    /// <summary>The value shown beside the problem.</summary>
    public ReadOnlySpan<byte> Shown(RowValues row) => row.Text(fields[0]);

    /// <summary>Makes the check of a rule that can be judged when its row is read.</summary>
    public static RowRule Of(KindRule rule, ProblemKind problem, Func<string, int> place, CheckSetting setting)
    {
        int[] fields = [.. rule.Fields.Select(place)];
        return rule switch
        {
            NotBeforeRule => new NotBefore(problem, fields),
            RequiredIfRule required => new RequiredIf(problem, fields, ValueTest.All(required.When, place)),
            AtMostOneRule => new AtMostOne(problem, fields),
            SumEqualsRule sum => new SumEquals(problem, fields, place(sum.Total)),
            DateInPeriodRule => new DateInPeriod(problem, fields, setting.PeriodFrom, setting.PeriodUntil),
            NotFutureRule => new NotFuture(problem, fields, setting.ReceivedOn),
            UniqueRule => new Unique(problem, fields),
            TotalRowRule total => new TotalRow(problem, fields, total.Values),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.GetType().Name, null),
        };
    }

    private sealed class NotBefore(ProblemKind problem, int[] fields) : RowRule(problem, fields)
    {
        public override bool IsBroken(RowValues row)
        {
            ref var first = ref row[Fields[0]];
            ref var second = ref row[Fields[1]];
            return first.State == ValueState.Present && second.State == ValueState.Present && first.From < second.From;
        }
    }

    private sealed class RequiredIf(ProblemKind problem, int[] fields, ValueTest[] when) : RowRule(problem, fields)
    {
        public override bool IsBroken(RowValues row)
        {
            foreach (var test in when)
            {
                if (!test.Fits(row))
                {
                    return false;
                }
            }

            foreach (var field in Fields)
            {
                if (row[field].State == ValueState.Missing)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class AtMostOne(ProblemKind problem, int[] fields) : RowRule(problem, fields)
    {
        public override bool IsBroken(RowValues row)
        {
            var present = 0;
            foreach (var field in Fields)
            {
                present += row[field].State == ValueState.Present ? 1 : 0;
            }

            return present > 1;
        }
    }

    private sealed class SumEquals(ProblemKind problem, int[] fields, int total) : RowRule(problem, fields)
    {
        public override bool IsBroken(RowValues row)
        {
            if (row[total].State != ValueState.Present)
            {
                return false;
            }

            var sum = 0m;
            foreach (var field in Fields)
            {
                if (row[field].State != ValueState.Present)
                {
                    return false;
                }

                sum += row[field].Number;
            }

            return sum != row[total].Number;
        }
    }

    private sealed class DateInPeriod(ProblemKind problem, int[] fields, DateOnly from, DateOnly until) : RowRule(problem, fields)
    {
        public override bool IsBroken(RowValues row)
        {
            foreach (var field in Fields)
            {
                if (row[field].State == ValueState.Present && (row[field].From < from || row[field].Until > until))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class NotFuture(ProblemKind problem, int[] fields, DateOnly receivedOn) : RowRule(problem, fields)
    {
        public override bool IsBroken(RowValues row)
        {
            foreach (var field in Fields)
            {
                if (row[field].State == ValueState.Present && row[field].From > receivedOn)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class Unique(ProblemKind problem, int[] fields) : RowRule(problem, fields)
    {
        private readonly HashSet<UInt128> _seen = [];

        public override bool IsBroken(RowValues row)
        {
            var isBlank = true;
            foreach (var field in Fields)
            {
                isBlank &= row[field].State == ValueState.Missing;
            }

            return !isBlank && !_seen.Add(RowKey.Of(row, Fields));
        }
    }

    /// <summary>Not a slip but a mark: the row is kept apart from everything that is summed.</summary>
    private sealed class TotalRow(ProblemKind problem, int[] fields, IReadOnlyList<string> values) : RowRule(problem, fields)
    {
        private readonly byte[][] _values = [.. values.Select(Encoding.UTF8.GetBytes)];

        public override bool IsBroken(RowValues row)
        {
            foreach (var field in Fields)
            {
                foreach (var value in _values)
                {
                    row.IsTotal |= row.Text(field).SequenceEqual(value);
                }
            }

            return false;
        }
    }
}
