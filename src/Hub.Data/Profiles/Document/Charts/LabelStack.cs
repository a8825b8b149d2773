namespace Hub.Data.Profiles.Document.Charts;

/// <summary>
/// Labels in one column, each as near to its own height as the others allow: they are pushed down from the top, and
/// pushed up again from the bottom.
/// </summary>
internal sealed class LabelStack(double top, double bottom)
{
    private readonly List<(double Middle, double Height, Action<double> Draw)> _labels = [];

    /// <summary>Adds a label that would like to be centred on <paramref name="middle"/>.</summary>
    public void Add(double middle, double height, Action<double> draw) => _labels.Add((middle, height, draw));

    /// <summary>Draws all labels, each at the middle found for it.</summary>
    public void Draw()
    {
        var sorted = _labels.OrderBy(l => l.Middle).ToList();
        var middles = new double[sorted.Count];
        var free = top;
        for (var i = 0; i < sorted.Count; i++)
        {
            middles[i] = Math.Max(sorted[i].Middle, free + (sorted[i].Height / 2));
            free = middles[i] + (sorted[i].Height / 2);
        }

        free = bottom;
        for (var i = sorted.Count - 1; i >= 0; i--)
        {
            middles[i] = Math.Min(middles[i], free - (sorted[i].Height / 2));
            free = middles[i] - (sorted[i].Height / 2);
            sorted[i].Draw(middles[i]);
        }
    }
}
