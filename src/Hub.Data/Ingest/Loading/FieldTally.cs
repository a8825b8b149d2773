using Hub.Data.Ingest.Checks;

namespace Hub.Data.Ingest.Loading;

/// <summary>Counts the cells of each field while rows stream: how many hold something, and how many something usable.</summary>
internal sealed class FieldTally(int fields)
{
    private readonly long[] _filled = new long[fields];
    private readonly long[] _usable = new long[fields];

    /// <summary>Counts a checked row.</summary>
    public void Count(RowValues row)
    {
        for (var field = 0; field < _filled.Length; field++)
        {
            ref var value = ref row[field];
            switch (value.State)
            {
                case ValueState.Present or ValueState.Reason:
                    _filled[field]++;
                    _usable[field]++;
                    break;
                // An empty cell that is required is bad without a text.
                case ValueState.Bad when value.Length > 0:
                    _filled[field]++;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Cells of a field that hold something.</summary>
    public long Filled(int field) => _filled[field];

    /// <summary>Cells of a field that hold a value of the field's type and lists, or the publisher's reason for none.</summary>
    public long Usable(int field) => _usable[field];
}
