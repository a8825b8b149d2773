using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>
/// Numbers, marks and e-mail addresses: the same, one slip, alike (addresses of a few letters), different. Where numbers carry a check, two
/// that agree although it fails weigh no more than a common name (a filler, a number for trying things out, the same slip copied), and two
/// that both pass it are never one slip apart: the check is there to tell them apart.
/// </summary>
internal sealed class NumberComparison : Comparison
{
    /// <summary>The most that a number may weigh, in bits, whose check fails: one value in 250.</summary>
    public const float MostUnchecked = 8;

    /// <summary>The level of two equal numbers whose check fails.</summary>
    public const string UncheckedLevel = "same, but its check digit fails";

    private const byte Exact = 1, Unchecked = 2, Slip = 3, Alike = 4, Different = 5;

    // How often a number is written right is learned apart for numbers whose check fails: it failed because something was written wrong.
    private const byte RightGroup = 0, UncheckedGroup = 1;

    private readonly TextTable _values;
    private readonly int[] _ids;
    private readonly float[] _rarity;
    private readonly bool[] _isRight;
    private readonly bool _hasCheck;
    private readonly bool _isEmail;
    private readonly bool _isNumbered;
    private readonly double _agreeing;

    public NumberComparison(NumberField field, FieldCounts counted)
        : base(field.Label, ["missing", "same", UncheckedLevel, "one slip", "alike", "different"])
    {
        _values = field.Table;
        _ids = field.Ids;
        _isEmail = field.Role == FieldRole.Email;
        // Next door has the next property number.
        _isNumbered = field.Role == FieldRole.Uprn;
        _hasCheck = CheckDigits.Has(field.Role);
        var counts = counted.Of(field.Label, _ids, _values);
        _rarity = Rarities(counts);
        _isRight = new bool[_rarity.Length];
        for (var id = 1; id < _rarity.Length; id++)
        {
            _isRight[id] = !_hasCheck || CheckDigits.IsRight(field.Role, _values[id]);
            _rarity[id] = _isRight[id] ? _rarity[id] : Math.Min(_rarity[id], MostUnchecked);
        }

        _agreeing = Pairs(counts.Where((_, id) => _isRight[id]));
        ExpectedMatch = [field.Role is FieldRole.Phone or FieldRole.Email or FieldRole.Vrm ? [0, .6, .001, .05, .05, .299]
            : [0, .9, .001, .06, .01, .029], [0, .001, .7, .2, .01, .089]];
    }

    public override double[][] ExpectedMatch { get; }

    public override double[][] ExpectedRandom { get; } = [[0, .0001, .0001, .0001, .001, .9987]];

    public override bool GoesByValue(int level) => level is Exact or Unchecked;

    public override double AgreeingPairs(int level) => level == Exact ? _agreeing : 0;

    public override byte FallsTo(int level) => level == Slip && _isEmail ? Alike : Different;

    public override void Compare(PairBatch batch, int place)
    {
        var (level, rarity, match) = (batch.Level[place], batch.Rarity[place], batch.MatchGroup[place]);
        for (var i = 0; i < batch.Count; i++)
        {
            var (left, right) = (_ids[batch.Left[i]], _ids[batch.Right[i]]);
            rarity[i] = 0;
            level[i] = Different;
            match[i] = _isRight[left] && _isRight[right] ? RightGroup : UncheckedGroup;
            if (left == 0 || right == 0)
            {
                level[i] = 0;
            }
            else if (left == right)
            {
                (level[i], rarity[i]) = (_isRight[left] ? Exact : Unchecked, _rarity[left]);
            }
            else
            {
                level[i] = batch.Meter.Of(_values, left, right) switch
                {
                    Likeness.OneSlip => _isNumbered || (_hasCheck && _isRight[left] && _isRight[right]) ? Different : Slip,
                    Likeness.Alike when _isEmail => Alike,
                    _ => Different,
                };
            }
        }
    }
}
