using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Corrections;

/// <summary>
/// A file's rows with corrected cells in place. The file itself stays as it is: reading it through this gives what the same file
/// corrected by hand would give.
/// </summary>
internal sealed class CorrectedRowSource(RowSource file, IReadOnlyDictionary<int, IReadOnlyDictionary<int, byte[]>> cells) : RowSource
{
    private IReadOnlyDictionary<int, byte[]>? _row;
    private int _widest;

    /// <inheritdoc/>
    public override int RowNumber => file.RowNumber;

    /// <inheritdoc/>
    public override int FieldCount => Math.Max(file.FieldCount, _widest);

    /// <inheritdoc/>
    public override long Position => file.Position;

    /// <inheritdoc/>
    public override bool Read()
    {
        var isThere = file.Read();
        Refusal = file.Refusal;
        _row = isThere && cells.TryGetValue(file.RowNumber, out var row) ? row : null;
        _widest = _row is null ? 0 : _row.Keys.Max() + 1;
        return isThere;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int column)
        => _row is not null && _row.TryGetValue(column, out var text) ? text : file.Field(column);

    /// <summary>What the file has there.</summary>
    public ReadOnlySpan<byte> Original(int column) => file.Field(column);

    /// <inheritdoc/>
    public override CellNature NatureOf(int column)
        => _row is not null && _row.ContainsKey(column) ? CellNature.Text : file.NatureOf(column);

    /// <inheritdoc/>
    public override void Dispose() => file.Dispose();
}
