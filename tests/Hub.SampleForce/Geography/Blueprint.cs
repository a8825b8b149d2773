namespace Hub.SampleForce.Geography;

/// <summary>
/// The drawing board of the fictional force, in kilometres from its south-west corner. Every name is invented; a test
/// holds them against the names of real districts, wards and towns. The force lies in open sea, at longitudes and
/// latitudes where no land is, so that no row can be read as a real address.
/// </summary>
public static class Blueprint
{
    /// <summary>The force's code; all codes of the fictional force begin with X, which no UK area does.</summary>
    public const string ForceCode = "X23000001";

    /// <summary>The force's name.</summary>
    public const string ForceName = "Marrowshire Constabulary";

    /// <summary>The force area's name, without "Constabulary".</summary>
    public const string ForceArea = "Marrowshire";

    /// <summary>The fire and rescue authority of the whole force area.</summary>
    public const string FireCode = "X31000001";

    /// <summary>Its name.</summary>
    public const string FireName = "Marrowshire Fire and Rescue";

    /// <summary>The integrated care board of the whole force area.</summary>
    public const string IcbCode = "X54000001";

    /// <summary>Its name.</summary>
    public const string IcbName = "NHS Marrowshire";

    /// <summary>The sentence that every page of the fictional run carries.</summary>
    public const string Notice = "FICTIONAL – invented force, places and people – for demonstration and tests";

    /// <summary>South-west corner (WGS84): the Celtic Sea, 60 km from the nearest land.</summary>
    public const double West = -7.55;

    /// <summary>South-west corner (WGS84).</summary>
    public const double South = 50.20;

    /// <summary>Width and height of the drawing board in kilometres.</summary>
    public const double WidthKm = 62;

    /// <summary>Width and height of the drawing board in kilometres.</summary>
    public const double HeightKm = 72;

    /// <summary>The two-tier county over two policing areas.</summary>
    public static readonly UpperTier County = new("X10000001", "Zorrelshire", 991);

    /// <summary>The five policing areas with their community safety partnerships.</summary>
    public static readonly IReadOnlyList<PolicingArea> PolicingAreas =
    [
        new("X99100001", "Ombrickshire", "X22000001", "Ombrickshire"),
        new("X99100002", "Drezzick and Yolt", "X22000002", "Drezzick and Yolt"),
        new("X99100003", "North Zorrelshire", "X22000003", "North Zorrelshire"),
        new("X99100004", "South Zorrelshire", "X22000004", "South Zorrelshire"),
        new("X99100005", "Vexhollow", "X22000005", "Vexhollow"),
    ];

    /// <summary>The nine districts; Vexhollow is small so that suppression shows.</summary>
    public static readonly IReadOnlyList<District> Districts =
    [
        Unitary("X06000001", "Ombrickshire", 0, 992, 3.5,
            new Town("Ombrick", 14, 38, 62), new Town("Glazmouth", 6, 47, 12),
            new Town("Thrennock", 10, 27, 10), new Town("Vorley Quab", 21, 46, 8)),
        Unitary("X06000002", "Drezzick and Yolt", 1, 993, 0,
            new Town("Drezzick", 20, 60, 52), new Town("Yolt", 25.5, 63.5, 36), new Town("Cazzelby", 13, 65, 8)),
        Shire("X07000001", "Quandlemoor", 2, 0, new Town("Quandle", 44, 63, 34), new Town("Ostrub", 37, 66, 7)),
        Shire("X07000002", "Zebbery", 2, 0, new Town("Zebbery Cross", 55, 50, 34), new Town("Pliskworth", 51, 57, 6)),
        Shire("X07000003", "Klemworth", 2, 0, new Town("Klemworth", 39, 48, 36), new Town("Juddelow", 32.5, 52, 7)),
        Shire("X07000004", "Jorrowby", 3, 0, new Town("Jorrowby", 34, 25, 36), new Town("Mubbleton", 30, 34, 8)),
        Shire("X07000005", "Fazzelham", 3, 0, new Town("Fazzelham", 49, 33, 38), new Town("Quibstow", 44, 39, 7)),
        Shire("X07000006", "Snorrick", 3, 0, new Town("Snorrick", 51, 15, 30), new Town("Dwemmet", 42, 13, 7)),
        Unitary("X06000003", "Vexhollow", 4, 994, -2.5, new Town("Vexhollow", 19, 12, 13)),
    ];

    private static District Unitary(string code, string name, int area, int number, double reachKm, params Town[] towns)
        => new(code, name, area, new UpperTier(code, name, number), reachKm, towns);

    private static District Shire(string code, string name, int area, double reachKm, params Town[] towns)
        => new(code, name, area, County, reachKm, towns);
}

/// <summary>A county or a unitary: the level at which children's services and schools report. The number is its education number.</summary>
public sealed record UpperTier(string Code, string Name, int EducationNumber);

/// <summary>A local policing area and the partnership with the same bounds.</summary>
public sealed record PolicingArea(string Code, string Name, string CspCode, string CspName);

/// <summary>A district: index of its policing area, its upper tier, how much further than others it reaches, and its towns.</summary>
public sealed record District(
    string Code, string Name, int AreaIndex, UpperTier UpperTier, double ReachKm, IReadOnlyList<Town> Towns)
{
    /// <summary>True where the district is its own upper tier.</summary>
    public bool IsUnitary => UpperTier.Code == Code;
}

/// <summary>A town: where its centre is (kilometres) and how many cells it fills.</summary>
public sealed record Town(string Name, double X, double Y, int Cells)
{
    /// <summary>How far its streets reach, from its size.</summary>
    public double RadiusKm => 0.52 * Math.Sqrt(Cells);
}
