namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>
/// The look of a profile on paper: A4, one text column, one family in few sizes, colours of the Analysis Function's palette.
/// Lengths in points.
/// </summary>
internal static class Theme
{
    public const double PageWidth = 595.28, PageHeight = 841.89;

    /// <summary>18 mm at the sides, 16 at the top, 18 at the bottom.</summary>
    public const double SideMargin = 51.02, TopMargin = 45.35, BottomMargin = 51.02;

    public const double Left = SideMargin, Right = PageWidth - SideMargin, TextWidth = Right - Left;

    public const string Ink = "#1A1A1A", QuietInk = "#505050", DarkBlue = "#12436D", Paper = "#FFFFFF";

    public const string LightRule = "#BFBFBF", Tint = "#F2F5F8", BandLabel = "#CFDDEA", DarkPink = "#801650", DarkGrey = "#3D3D3D";

    /// <summary>Lines of body text stand 17 points apart, of tables and captions 14, of furniture 12.</summary>
    public static readonly TextStyle Body = new(12, 17, Ink), Small = new(10, 14, Ink), Quiet = new(10, 14, QuietInk);

    public static readonly TextStyle Strong = Body with { IsBold = true }, SmallStrong = Small with { IsBold = true };

    public static readonly TextStyle Title = new(26, 32, Ink, true), Section = new(17, 22, DarkBlue, true);

    public static readonly TextStyle SubSection = new(13, 18, DarkBlue, true), Minor = new(12, 17, DarkGrey, true);

    public static readonly TextStyle Furniture = new(9, 12, QuietInk), Marking = new(9, 12, Ink, true);

    /// <summary>The code of a figure within a text: small and grey, never larger than what it stands in.</summary>
    public static TextStyle Code(TextStyle around)
        => around with { Size = Math.Min(around.Size, Furniture.Size), Colour = QuietInk, IsBold = false };

    /// <summary>Space above a block in steps of four points.</summary>
    public const double ParagraphSpace = 8, BlockSpace = 16, SectionSpace = 24, SubSectionSpace = 16;
}

/// <summary>How text is set: size and distance of lines in points, colour, weight.</summary>
internal sealed record TextStyle(double Size, double LineHeight, string Colour, bool IsBold = false)
{
    /// <summary>From the top of a line to its baseline, so that capitals stand in the middle of the line.</summary>
    public double Baseline => (LineHeight / 2) + (0.357 * Size);
}
