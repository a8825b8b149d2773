using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>
/// The mark of a vehicle, the number of a telephone or of a property, where it is nearly all that there is to compare: the same is the same
/// thing; a mark that no pattern allows and that reads as the other probably is; two marks that could both be right, or a number with one
/// slip, may be anybody's. Nothing can be learned where nothing else agrees or differs, so the shares are given: a mark is read wrong about
/// once in twenty times, and then into one that cannot be right more often than into another that can.
/// </summary>
internal sealed class MarkComparison : Comparison
{
    /// <summary>What speaks for two things of a kind being one before their marks are compared, in bits.</summary>
    public const double Prior = -10;

    private const byte Same = 1, Misread = 2, Alike = 3, Slip = 4, Different = 5;

    private readonly NumberField _field;
    private readonly bool _isNumbered;
    private readonly ulong[][] _readings;
    private readonly ulong[] _looks;

    public MarkComparison(NumberField field)
        : base(field.Label, ["missing", "same", "misread", "could be taken for each other", "one slip", "different"])
    {
        _field = field;
        // Next door has the next property number.
        _isNumbered = field.Role == FieldRole.Uprn;
        var isPlate = field.Role == FieldRole.Vrm;
        _readings = new ulong[field.Table.Count][];
        _looks = new ulong[field.Table.Count];
        for (var id = 0; id < _looks.Length; id++)
        {
            _readings[id] = isPlate ? [.. PlateText.Readings(field.Table[id]).Select(mark => TextHash.Of(mark))] : [];
            _looks[id] = isPlate ? TextHash.Of(NumberText.AsMisread(field.Table[id])) : (ulong)id;
        }
    }

    public override double[][] ExpectedMatch { get; } = [[0, .92, .04, .01, .02, .01]];

    public override double[][] ExpectedRandom { get; } = [[0, .00001, .00001, .0005, .0005, .99898]];

    public override byte FallsTo(int level) => level == Misread ? Alike : Different;

    public override void Compare(PairBatch batch, int place)
    {
        var (level, rarity) = (batch.Level[place], batch.Rarity[place]);
        for (var i = 0; i < batch.Count; i++)
        {
            var (left, right) = (_field.Ids[batch.Left[i]], _field.Ids[batch.Right[i]]);
            rarity[i] = 0;
            level[i] = left == 0 || right == 0 ? (byte)0
                : left == right ? Same
                : _looks[left] != _looks[right] ? ByLetters(batch.Meter, left, right)
                : _readings[left].AsSpan().IndexOfAny(_readings[right]) >= 0 ? Misread
                : Alike;
        }
    }

    private byte ByLetters(LikenessMeter meter, int left, int right)
        => !_isNumbered && meter.Of(_field.Table, left, right) == Likeness.OneSlip ? Slip : Different;
}
