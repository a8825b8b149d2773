using System.Text;
using Hub.Data.Ingest.Checks.Texts;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Checks;

/// <summary>Numbers, and the codes that publishers write in their place: a code stays a code and is never zero.</summary>
internal sealed class NumberCheck : FieldCheck
{
    private readonly byte[][] _reasons;
    private readonly bool _isWhole;
    private readonly decimal _least;
    private readonly decimal _most;

    public NumberCheck(FieldSetting setting)
        : base(setting)
    {
        _reasons = [.. setting.Kind.Schema.ReasonCodes.Keys.Select(Encoding.UTF8.GetBytes)];
        _isWhole = setting.Field.Type == FieldType.Integer;
        _least = setting.Field.Constraints.Minimum ?? decimal.MinValue;
        _most = setting.Field.Constraints.Maximum ?? decimal.MaxValue;
    }

    /// <inheritdoc/>
    protected override void Read(ReadOnlySpan<byte> text, CellNature nature, RowValues row)
    {
        if (IsReason(text))
        {
            row.Set(Index, ValueState.Reason, text);
            return;
        }

        if (!NumberText.TryRead(text, row.Room(NumberText.Longest), out var length, out var value))
        {
            Bad(_isWhole ? Faults.NotWhole : Faults.NotANumber, text, row);
        }
        else if (_isWhole && value != decimal.Truncate(value))
        {
            Bad(Faults.NotWhole, text, row);
        }
        else if (value < _least)
        {
            Bad(Faults.TooSmall, text, row);
        }
        else if (value > _most)
        {
            Bad(Faults.TooLarge, text, row);
        }
        else
        {
            row.Commit(Index, ValueState.Present, length);
            row[Index].Number = value;
        }
    }

    private bool IsReason(ReadOnlySpan<byte> text)
    {
        foreach (var reason in _reasons)
        {
            if (text.SequenceEqual(reason))
            {
                return true;
            }
        }

        return false;
    }
}
