namespace Hub.Data.Persons.Linking.Clustering;

/// <summary>Connected components by union–find; the lowest record is the root, so that no order of the edges changes anything.</summary>
internal sealed class Components
{
    private readonly int[] _above;

    public Components(int count)
    {
        _above = new int[count];
        for (var i = 0; i < count; i++)
        {
            _above[i] = i;
        }
    }

    public int Root(int record)
    {
        while (_above[record] != record)
        {
            _above[record] = _above[_above[record]];
            record = _above[record];
        }

        return record;
    }

    public void Join(int left, int right)
    {
        (left, right) = (Root(left), Root(right));
        if (left != right)
        {
            _above[Math.Max(left, right)] = Math.Min(left, right);
        }
    }
}
