using System.Globalization;

namespace Hub.Data.Profiles.Document;

/// <summary>
/// Colours of the document: the Analysis Function's palette for charts, and two lighter steps of its sequential blues.
/// Source: Government Analysis Function, "Data visualisation: colours in charts".
/// </summary>
public static class Palette
{
    /// <summary>The subject of a chart.</summary>
    public const string DarkBlue = "#12436D";

    /// <summary>Second hue.</summary>
    public const string Turquoise = "#28A197";

    /// <summary>Third hue.</summary>
    public const string DarkPink = "#801650";

    /// <summary>Outlines, and lines of comparison that must be read.</summary>
    public const string DarkGrey = "#3D3D3D";

    /// <summary>What the subject is compared with, as an area; a thin line needs <see cref="MidGrey"/>.</summary>
    public const string LightGrey = "#BFBFBF";

    /// <summary>Lines of comparison: 3:1 against paper.</summary>
    public const string MidGrey = "#7F7F7F";

    /// <summary>Words and numbers.</summary>
    public const string Ink = "#1A1A1A";

    /// <summary>Words of second rank: 7:1 against paper.</summary>
    public const string QuietInk = "#505050";

    /// <summary>Gridlines.</summary>
    public const string Grid = "#DDDDDD";

    /// <summary>A span without data, behind a gap.</summary>
    public const string GapFill = "#F1F1F1";

    /// <summary>Between the limits of ordinary variation, behind a line.</summary>
    public const string BandFill = "#E4ECF4";

    /// <summary>An area without residents; it also carries a cross, because in grey print it is near a class.</summary>
    public const string NoResidentsFill = "#D4D4D4";

    /// <summary>The page.</summary>
    public const string Paper = "#FFFFFF";

    /// <summary>Lines of a hatch.</summary>
    public const string HatchLine = "#5A5A5A";

    /// <summary>Points between the lines of a hatch, which run at 45 degrees.</summary>
    public const double HatchSpacing = 4;

    /// <summary>Width of the lines of a hatch in points.</summary>
    public const double HatchWidth = 0.8;

    /// <summary>Width of the stroke that makes the halo of a label, in points.</summary>
    public const double HaloWidth = 2.4;

    /// <summary>Five steps from low (light) to high (dark): lightness 93, 81, 68, 47, 27.</summary>
    public static readonly IReadOnlyList<string> Sequential = ["#DDEDFB", "#A8CFF1", "#6BACE6", "#2073BC", DarkBlue];

    /// <summary>Hues of unordered parts side by side: the first three differ in grey print too.</summary>
    public static readonly IReadOnlyList<string> Stack = [DarkBlue, Turquoise, "#F9C29F", DarkPink];

    /// <summary>Black or white, whichever reads better on <paramref name="fill"/>.</summary>
    public static string InkOn(string fill) => Contrast(Ink, fill) >= Contrast(Paper, fill) ? Ink : Paper;

    /// <summary>The steps for <paramref name="count"/> ordered classes, light to dark, as far apart as they can be.</summary>
    public static IReadOnlyList<string> SequentialOf(int count) => count switch
    {
        1 => [Sequential[2]],
        2 => [Sequential[1], Sequential[3]],
        3 => [Sequential[0], Sequential[2], Sequential[4]],
        4 => [Sequential[0], Sequential[1], Sequential[2], Sequential[4]],
        5 => Sequential,
        _ => throw new ArgumentOutOfRangeException(nameof(count), count, "A map or stack has one to five classes."),
    };

    /// <summary>Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance).</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var c = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }
}
