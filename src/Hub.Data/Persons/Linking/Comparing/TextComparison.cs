using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>What a text of an address is.</summary>
internal enum TextUse
{
    /// <summary>A number: another one is another thing, never a slip.</summary>
    Number,

    /// <summary>A name.</summary>
    Name,

    /// <summary>The postcode, from which streets and towns follow.</summary>
    Postcode,

    /// <summary>What mostly follows from the postcode: agreement is no news within one.</summary>
    WithinPostcode,
}

/// <summary>
/// One text of an address: the same, one slip, alike, the same words in another order, the words of one within the other, different. An
/// address is its parts by definition and its neighbours look like it written badly, so records cannot teach these shares: they are given.
/// </summary>
internal sealed class TextComparison : Comparison
{
    private const byte Exact = 1, Slip = 2, Alike = 3, Turned = 4, Part = 5, Different = 6;

    private readonly int[] _ids;
    private readonly TextTable _values;
    private readonly TextUse _use;
    private readonly double _alikeFrom;
    private readonly ulong[][] _words;

    public TextComparison(string name, int[] ids, TextTable values, TextUse use, double alikeFrom)
        : base(name, ["missing", "same", "one slip", "alike", "same words in another order",
            "the words of one within the other", "different"])
    {
        (_ids, _values, _use, _alikeFrom) = (ids, values, use, alikeFrom);
        _words = new ulong[values.Count][];
        for (var id = 0; id < _words.Length; id++)
        {
            _words[id] = use is TextUse.Name or TextUse.WithinPostcode ? Words(values[id]) : [];
        }
    }

    public override double[][] ExpectedMatch
        => [_use == TextUse.Number ? [0, .93, .01, .01, .01, .01, .03] : [0, .8, .08, .03, .02, .03, .04]];

    public override double[][] ExpectedRandom => _use switch
    {
        TextUse.Number => [[0, .02, .01, .01, .01, .01, .94]],
        TextUse.Postcode => [[0, .002, .0005, .005, .001, .001, .9905]],
        _ => [[0, .01, .005, .01, .0005, .005, .9695], [0, .7, .05, .05, .01, .04, .15], [0, .7, .05, .05, .01, .04, .15]],
    };

    public override byte FallsTo(int level) => level == Slip ? Alike : Different;

    public override void Compare(PairBatch batch, int place)
    {
        var (level, rarity) = (batch.Level[place], batch.Rarity[place]);
        for (var i = 0; i < batch.Count; i++)
        {
            var (left, right) = (_ids[batch.Left[i]], _ids[batch.Right[i]]);
            rarity[i] = 0;
            level[i] = left == 0 || right == 0 ? (byte)0
                : left == right ? Exact
                : _use == TextUse.Number ? Different
                : batch.Meter.Of(_values, left, right, _alikeFrom) switch
                {
                    Likeness.OneSlip => Slip,
                    Likeness.Alike => Alike,
                    _ => ByWords(_words[left], _words[right]),
                };
            batch.Near[i] = _use == TextUse.Postcode && level[i] == Exact ? Nearness.SamePostcode : batch.Near[i];
            batch.RandomGroup[place][i] = _use == TextUse.WithinPostcode ? batch.Near[i] : Nearness.Elsewhere;
        }
    }

    // "Street" and "road" are words of half of all streets: they make no part.
    private static ulong[] Words(string text)
        => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !AddressText.IsKind(word))
            .Select(word => TextHash.Of(word)).Distinct().Order()];

    private static byte ByWords(ulong[] left, ulong[] right)
    {
        var shared = 0;
        for (int i = 0, k = 0; i < left.Length && k < right.Length;)
        {
            shared += left[i] == right[k] ? 1 : 0;
            _ = left[i] < right[k] ? i++ : left[i] > right[k] ? k++ : (i++) + (k++);
        }

        return shared == 0 ? Different
            : shared == left.Length && shared == right.Length ? (shared > 1 ? Turned : Part)
            : shared == Math.Min(left.Length, right.Length) ? Part
            : Different;
    }
}
