namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>Gender, which says something only beside the forename: where forenames agree it follows from them.</summary>
internal sealed class GenderComparison(int[] gender) : Comparison("gender", ["missing", "same", "different"])
{
    public override double[][] ExpectedMatch { get; } = [[0, .98, .02], [0, .99, .01], [0, .98, .02]];

    public override double[][] ExpectedRandom { get; } = [[0, .47, .53], [0, .95, .05], [0, .5, .5]];

    public override void Compare(PairBatch batch, int place)
    {
        var (level, rarity) = (batch.Level[place], batch.Rarity[place]);
        for (var i = 0; i < batch.Count; i++)
        {
            var (left, right) = (gender[batch.Left[i]], gender[batch.Right[i]]);
            level[i] = left == 0 || right == 0 ? (byte)0 : left == right ? (byte)1 : (byte)2;
            rarity[i] = 0;
            batch.MatchGroup[place][i] = batch.Forenames[i];
            batch.RandomGroup[place][i] = batch.Forenames[i];
        }
    }
}
