using Hub.Data.Profiles.Writing.Judging;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>Draws the probability yardstick: a row for each term, its range as a bar on a line from 0 to 100 per cent.</summary>
public static class YardstickChart
{
    private const double RowHeight = 20, Thickness = 11, Top = 4;

    /// <summary>Draws it.</summary>
    public static Scene Build(double width = Canvas.FullWidth)
    {
        var canvas = new Canvas();
        var terms = ProbabilityYardstick.Terms;
        var left = terms.Max(term => TextWidth.Of(Wording.Sentence(term.Words), Canvas.Normal)) + 12;
        var right = terms.Max(term => TextWidth.Of(term.Range, Canvas.Small)) + 10;
        var plot = width - left - right;
        var bottom = Top + (terms.Count * RowHeight);
        double X(int percent) => left + (plot * percent / 100);
        for (var tick = 0; tick <= 100; tick += 10)
        {
            canvas.Line(X(tick), Top, X(tick), bottom, tick == 50 ? Palette.MidGrey : Palette.Grid, 0.5);
            if (tick % 20 == 0)
            {
                canvas.Text(X(tick), bottom + 12, $"{tick}%", LabelAnchor.Middle, Palette.QuietInk);
            }
        }

        for (var i = 0; i < terms.Count; i++)
        {
            var middle = Top + ((i + 0.5) * RowHeight);
            canvas.Text(left - 8, middle + 3.6, Wording.Sentence(terms[i].Words), LabelAnchor.End, Palette.Ink, Canvas.Normal);
            canvas.Box(X(terms[i].LowPercent), middle - (Thickness / 2), X(terms[i].HighPercent) - X(terms[i].LowPercent), Thickness,
                Palette.DarkBlue);
            canvas.Text(width - right + 10, middle + 3.2, terms[i].Range, colour: Palette.QuietInk);
        }

        return canvas.ToScene(width, bottom + 18);
    }
}
