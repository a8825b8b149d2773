using System.Globalization;
using Hub.Data.Profiles.Document.Charts;

namespace Hub.Data.Profiles.Document.Maps;

/// <summary>A bar of a round length: 1, 2 or 5 times a power of ten, in metres below one kilometre.</summary>
internal static class ScaleBar
{
    /// <summary>Draws the longest round bar that fits.</summary>
    public static void Draw(Canvas canvas, double pointsPerMetre, double left, double y, double maxWidth)
    {
        var metres = RoundLength(maxWidth / pointsPerMetre);
        var length = metres * pointsPerMetre;
        canvas.Line(left, y, left + length, y, Palette.DarkGrey, 1.2);
        canvas.Line(left, y - 3, left, y + 3, Palette.DarkGrey, 1.2);
        canvas.Line(left + length, y - 3, left + length, y + 3, Palette.DarkGrey, 1.2);
        var text = metres >= 1000
            ? string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0} km")
            : string.Create(CultureInfo.InvariantCulture, $"{metres:0.##} m");
        canvas.Text(left + length + 6, y + 3.2, text, colour: Palette.QuietInk);
    }

    /// <summary>The largest round length that is not longer.</summary>
    internal static double RoundLength(double metres)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(metres)));
        return ((double[])[5, 2, 1]).First(f => f * power <= metres * 1.000001) * power;
    }
}
