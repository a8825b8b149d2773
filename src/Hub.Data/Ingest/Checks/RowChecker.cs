using Hub.Data.Ingest.Checks.Texts;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Previews;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Checks;

/// <summary>Checks the rows of one file, one after the other, and then the file as a whole.</summary>
internal sealed class RowChecker
{
    private const int YearsAhead = 20;

    private readonly CheckSetting _setting;
    private readonly ProblemLog _log;
    private readonly FieldCheck[] _checks;
    private readonly RowRule[] _rules;
    private readonly PeriodMatch _period;
    private readonly ProblemKind _tooManyCells;

    public RowChecker(CheckSetting setting, ProblemLog log)
    {
        (_setting, _log) = (setting, log);
        Repeats =
        [
            .. setting.Kind.Rules.OfType<RepeatsEarlierPeriodRule>()
                .Select(rule => new RepeatedRows(rule, setting, RuleProblem(rule), Place)),
        ];
        _checks = [.. Checks()];
        _rules =
        [
            .. setting.Kind.Rules.Where(rule => rule is not RepeatsEarlierPeriodRule)
                .Select(rule => RowRule.Of(rule, RuleProblem(rule), Place, setting)),
        ];
        _period = PeriodMatch.Of(setting, Place);
        _tooManyCells = log.Register(new ProblemKind
        {
            Rule = "too_many_cells",
            Column = null,
            Severity = RuleSeverity.Error,
            Message = "The row has more cells than there are headings.",
            Fix = "Look for a separator inside a text; put that text in quotation marks, or save from Excel again.",
            KeepsValue = false,
        });
    }

    /// <summary>Rules that compare a row with one of an earlier period, to be judged after the last row.</summary>
    public IReadOnlyList<RepeatedRows> Repeats { get; }

    /// <summary>Values that no list knows, by field: those whose meaning the sender may choose.</summary>
    public IReadOnlyList<UnknownCodes> UnknownCodes()
        => [.. _checks.Where(check => ReadingChoiceCheck.MapsValues(check.Field) && check.Codes is not null)
            .Select(check => check.Codes!.Unknown(check.Field.Name)).Where(found => found.Values.Count > 0)];

    /// <summary>The place of a field among the kind's fields.</summary>
    public int Place(string field)
    {
        var fields = _setting.Kind.Schema.Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name == field)
            {
                return i;
            }
        }

        throw new ArgumentException($"The kind {_setting.Kind.Kind} has no field {field}.", nameof(field));
    }

    /// <summary>Checks the source's current row into <paramref name="row"/>; false for a row without any text.</summary>
    public bool Check(RowSource source, RowValues row)
    {
        if (IsBlank(source))
        {
            return false;
        }

        row.Clear(source.RowNumber);
        if (source.FieldCount > _setting.Header.Cells.Count && HasTextBehind(source))
        {
            _log.Add(_tooManyCells, row, default);
        }

        CheckCells(source, row);
        _period.Count(row);
        foreach (var rule in _rules)
        {
            if (rule.IsBroken(row))
            {
                _log.Add(rule.Problem, row, rule.Shown(row));
            }
        }

        foreach (var repeats in Repeats)
        {
            repeats.Note(row);
        }

        return true;
    }

    /// <summary>Checks each cell of the source's current row by itself, without the rules over several.</summary>
    public void CheckCells(RowSource source, RowValues row)
    {
        foreach (var check in _checks)
        {
            check.Run(source.Field(check.Column), source.NatureOf(check.Column), row);
        }
    }

    /// <summary>Why the file as a whole cannot be taken, after its last row.</summary>
    public Refusal? Verdict()
    {
        foreach (var check in _checks.OfType<DayCheck>())
        {
            if (check.MonthFirst > check.DayFirst)
            {
                return new Refusal(
                    "us_date_order",
                    $"The dates in “{check.Title}” have the month first, as in the United States; "
                    + "write the day first, such as 25/04/2025, and send the file again.");
            }
        }

        return _period.Verdict();
    }

    private IEnumerable<FieldCheck> Checks()
    {
        var fields = _setting.Kind.Schema.Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            if (_setting.Allows(fields[i]) && _setting.Header.Match.Columns.TryGetValue(fields[i].Name, out var column))
            {
                // A birth is past; anything else may be planned some years ahead.
                var latest = _setting.ReceivedOn.Year + (fields[i].Identifier == IdentifierType.DateOfBirth ? 0 : YearsAhead);
                yield return FieldCheck.Of(
                    new FieldSetting(_setting.Kind, fields[i], i, column, FaultsOf(fields[i]), _log, latest)
                    {
                        SentCodes = _setting.Values?.GetValueOrDefault(fields[i].Name),
                    });
            }
        }
    }

    private FieldFaults FaultsOf(KindField field) => new(field, Heading(field.Name), _log);

    private string? Heading(string field)
        => _setting.Header.Match.Columns.TryGetValue(field, out var column) ? _setting.Header.Cells[column].Trim() : null;

    private ProblemKind RuleProblem(KindRule rule) => _log.Register(new ProblemKind
    {
        Rule = rule.Id,
        Column = string.Join(", ", rule.Fields.Select(field => Heading(field) ?? _setting.Kind.Field(field)!.Title)),
        Severity = rule.Severity,
        Message = rule.Message,
        Fix = rule.Fix,
        KeepsValue = _setting.Kind.Field(rule.Fields[0])!.Identifier is null,
    });

    private bool HasTextBehind(RowSource source)
    {
        for (var column = _setting.Header.Cells.Count; column < source.FieldCount; column++)
        {
            if (!CellText.Trim(source.Field(column)).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBlank(RowSource source)
    {
        for (var column = 0; column < source.FieldCount; column++)
        {
            if (!CellText.Trim(source.Field(column)).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }
}
