using System.Text;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Checks;

/// <summary>Yes or no, in the ways people and databases write it.</summary>
internal sealed class BooleanCheck(FieldSetting setting) : FieldCheck(setting)
{
    /// <inheritdoc/>
    protected override void Read(ReadOnlySpan<byte> text, CellNature nature, RowValues row)
    {
        if (IsAny(text, "yes", "y", "true", "1"))
        {
            row.Set(Index, ValueState.Present, "true"u8);
            row[Index].IsTrue = true;
        }
        else if (IsAny(text, "no", "n", "false", "0"))
        {
            row.Set(Index, ValueState.Present, "false"u8);
        }
        else
        {
            Bad(Faults.NotYesOrNo, text, row);
        }
    }

    private static bool IsAny(ReadOnlySpan<byte> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Ascii.EqualsIgnoreCase(text, word))
            {
                return true;
            }
        }

        return false;
    }
}
