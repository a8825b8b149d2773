using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>Towns, where no house and no postcode has settled the place already.</summary>
internal sealed class TownComparison(SubjectFields fields, FieldCounts counted)
    : Comparison("town", ["missing", "same", "alike", "different"])
{
    private readonly int[] _town = fields.Town!;
    private readonly float[] _rarity = Rarities(counted.Of("town", fields.Town!, fields.Towns));

    public override double[][] ExpectedMatch { get; } = [[0, .8, .06, .14]];

    public override double[][] ExpectedRandom { get; } = [[0, .05, .005, .945]];

    public override bool GoesByValue(int level) => level == 1;

    public override void Compare(PairBatch batch, int place)
    {
        var (level, rarity) = (batch.Level[place], batch.Rarity[place]);
        for (var i = 0; i < batch.Count; i++)
        {
            var (left, right) = (_town[batch.Left[i]], _town[batch.Right[i]]);
            rarity[i] = 0;
            if (left == 0 || right == 0 || batch.Near[i] != Nearness.Elsewhere)
            {
                level[i] = 0;
            }
            else if (left == right)
            {
                (level[i], rarity[i]) = (1, _rarity[left]);
            }
            else
            {
                level[i] = batch.Meter.Of(fields.Towns, left, right) >= Likeness.Alike ? (byte)2 : (byte)3;
            }
        }
    }
}
