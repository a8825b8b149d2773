using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>
/// Surnames: the same, a slip, one part of a double-barrelled name. Women change theirs more often, so m is kept by gender.
/// </summary>
internal sealed class SurnameComparison : Comparison
{
    private const byte Exact = 1, Slip = 2, Alike = 3, Part = 4, Different = 5;

    private readonly TextTable _names;
    private readonly int[] _surname;
    private readonly int[]? _gender;
    private readonly float[] _rarity;
    private readonly int[][] _parts;
    private readonly double _agreeing;
    private readonly double _alikeFrom;

    public SurnameComparison(SubjectFields fields, FieldCounts counted, double alikeFrom)
        : base("surname", ["missing", "same", "one slip", "alike", "one part the same", "different"])
    {
        _names = fields.Names;
        _alikeFrom = alikeFrom;
        _surname = fields.Surname!;
        _gender = fields.Gender;
        var counts = counted.Of("surname", _surname, _names);
        _agreeing = Pairs(counts.Skip(1));
        _rarity = Rarities(counts);
        _parts = new int[_names.Count][];
        for (var i = 0; i < _parts.Length; i++)
        {
            _parts[i] = _names[i].Contains(' ', StringComparison.Ordinal)
                ? [.. _names[i].Split(' ').Where(part => part.Length > 2).Select(part => _names.Find(part)).Where(part => part != 0)]
                : [];
        }
    }

    public override double[][] ExpectedMatch { get; } = [[0, .85, .055, .02, .015, .06], [0, .78, .055, .02, .025, .12]];

    public override double[][] ExpectedRandom { get; } =
    [
        [0, .002, .002, .004, .001, .991], [0, .75, .01, .01, .02, .21], [0, .08, .003, .005, .003, .909],
    ];

    public override bool GoesByValue(int level) => level is Exact or Part;

    public override double AgreeingPairs(int level) => level == Exact ? _agreeing : 0;

    public override byte FallsTo(int level) => level == Slip ? Alike : Different;

    public override void Compare(PairBatch batch, int place)
    {
        var (level, rarity) = (batch.Level[place], batch.Rarity[place]);
        var (match, random) = (batch.MatchGroup[place], batch.RandomGroup[place]);
        for (var i = 0; i < batch.Count; i++)
        {
            var (a, b) = (batch.Left[i], batch.Right[i]);
            var (left, right) = (_surname[a], _surname[b]);
            random[i] = batch.Near[i];
            match[i] = _gender is not null && (_gender[a] == 2 || _gender[b] == 2) ? (byte)1 : (byte)0;
            rarity[i] = 0;
            if (batch.Swapped[i] || left == 0 || right == 0)
            {
                level[i] = 0;
            }
            else if (left == right)
            {
                (level[i], rarity[i]) = (Exact, _rarity[left]);
            }
            else
            {
                (level[i], rarity[i]) = Judge(batch.Meter, left, right);
            }
        }
    }

    private (byte Level, float Rarity) Judge(LikenessMeter meter, int left, int right)
    {
        if (_parts[left].Length + _parts[right].Length > 0 && SharedPart(left, right) is var part and not 0)
        {
            return (Part, _rarity[part]);
        }

        return meter.Of(_names, left, right, _alikeFrom) switch
        {
            Likeness.OneSlip => (Slip, 0),
            Likeness.Alike => (Alike, 0),
            _ => (Different, 0),
        };
    }

    private int SharedPart(int left, int right)
    {
        foreach (var part in _parts[left])
        {
            if (part == right || Array.IndexOf(_parts[right], part) >= 0)
            {
                return part;
            }
        }

        return Array.IndexOf(_parts[right], left) >= 0 ? left : 0;
    }
}
