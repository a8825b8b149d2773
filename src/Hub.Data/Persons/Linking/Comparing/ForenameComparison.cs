using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>
/// First names: the same, a known short form, a slip, an initial, the middle name used as first, or changed over with the surname.
/// </summary>
internal sealed class ForenameComparison : Comparison
{
    private const byte Exact = 1, Nickname = 2, Slip = 3, Alike = 4, Initial = 5, Middle = 6, Swap = 7, Different = 8;

    private readonly TextTable _names;
    private readonly int[] _forename;
    private readonly int[]? _middle;
    private readonly int[]? _surname;
    private readonly float[] _rarity;
    private readonly float[] _surnameRarity;
    private readonly int[][] _groups;
    private readonly double _agreeing;
    private readonly double _alikeFrom;

    public ForenameComparison(SubjectFields fields, FieldCounts counted, double alikeFrom)
        : base("forename", ["missing", "same", "known short form", "one slip", "alike", "initial only", "middle name",
            "changed over with the surname", "different"])
    {
        _names = fields.Names;
        _alikeFrom = alikeFrom;
        _forename = fields.Forename!;
        _middle = fields.Middle;
        _surname = fields.Surname;
        var counts = counted.Of("forename", _forename, _names);
        _agreeing = Pairs(counts.Skip(1));
        _rarity = Rarities(counts);
        _surnameRarity = _surname is null ? _rarity : Rarities(counted.Of("surname", _surname, _names));
        _groups = new int[_names.Count][];
        for (var i = 0; i < _groups.Length; i++)
        {
            _groups[i] = Nicknames.Shipped.GroupsOf(_names[i]);
        }
    }

    public override double[][] ExpectedMatch { get; } = [[0, .74, .07, .06, .02, .02, .015, .01, .065]];

    public override double[][] ExpectedRandom { get; } =
    [
        [0, .006, .006, .004, .012, .01, .004, .0005, .9575],
        [0, .02, .008, .006, .02, .01, .004, .0005, .9315],
        [0, .01, .006, .004, .012, .01, .004, .0005, .9535],
    ];

    public override bool GoesByValue(int level) => level is Exact or Swap;

    public override double AgreeingPairs(int level) => level == Exact ? _agreeing : 0;

    public override byte FallsTo(int level) => level == Slip ? Alike : Different;

    public override void Compare(PairBatch batch, int place)
    {
        var (level, rarity, random) = (batch.Level[place], batch.Rarity[place], batch.RandomGroup[place]);
        for (var i = 0; i < batch.Count; i++)
        {
            var (a, b) = (batch.Left[i], batch.Right[i]);
            var (left, right) = (_forename[a], _forename[b]);
            batch.Swapped[i] = false;
            random[i] = batch.Near[i];
            (level[i], rarity[i]) = (Different, 0);
            if (left == right)
            {
                (level[i], rarity[i]) = left == 0 ? ((byte)0, 0) : (Exact, _rarity[left]);
            }
            else if (IsSwapped(a, b, left, right, batch.Meter))
            {
                batch.Swapped[i] = true;
                (level[i], rarity[i]) = (Swap, SwapRarity(a, b));
            }
            else if (left == 0 || right == 0)
            {
                level[i] = 0;
            }
            else
            {
                level[i] = Judge(batch.Meter, a, b, left, right);
            }

            batch.Forenames[i] = level[i] switch { 0 or Swap => 2, Different => 0, _ => 1 };
        }
    }

    private byte Judge(LikenessMeter meter, int a, int b, int left, int right)
    {
        var one = _names.Codes(left);
        var other = _names.Codes(right);
        if (one.Length == 1 || other.Length == 1)
        {
            return one[0] == other[0] ? Initial : Different;
        }

        if (ShareGroup(_groups[left], _groups[right]))
        {
            return Nickname;
        }

        var likeness = meter.Of(_names, left, right, _alikeFrom);
        return likeness == Likeness.OneSlip ? Slip
            : likeness == Likeness.Alike ? Alike
            : _middle is not null && (_middle[a] == right || _middle[b] == left) ? Middle
            : Different;
    }

    private bool IsSwapped(int a, int b, int left, int right, LikenessMeter meter)
    {
        if (_surname is null)
        {
            return false;
        }

        var (first, second) = (_surname[a], _surname[b]);
        var (crossed, other) = (left != 0 && left == second, right != 0 && right == first);
        return (crossed && (other || (right != 0 && first != 0 && meter.Of(_names, right, first) >= Likeness.Alike)))
            || (other && left != 0 && second != 0 && meter.Of(_names, left, second) >= Likeness.Alike);
    }

    // Both names agree, each in the other's place: the chance that another record holds the two.
    private float SwapRarity(int a, int b)
        => Math.Min(24, Math.Min(_rarity[_forename[a]] + _surnameRarity[_surname![a]], _rarity[_forename[b]]
            + _surnameRarity[_surname[b]]));

    private static bool ShareGroup(int[] left, int[] right)
    {
        for (int i = 0, k = 0; i < left.Length && k < right.Length;)
        {
            if (left[i] == right[k])
            {
                return true;
            }

            _ = left[i] < right[k] ? i++ : k++;
        }

        return false;
    }
}
