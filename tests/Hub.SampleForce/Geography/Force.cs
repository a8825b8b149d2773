using NetTopologySuite.Geometries;

namespace Hub.SampleForce.Geography;

/// <summary>One LSOA-like cell with everything that its rows need.</summary>
public sealed class Cell
{
    internal Cell(Polygon outline, (double Longitude, double Latitude) centre) => (Outline, Centre) = (outline, centre);

    /// <summary>Its place in <see cref="Force.Cells"/>.</summary>
    public int Index { get; internal set; }

    /// <summary>Its outline, WGS84, six decimals.</summary>
    public Polygon Outline { get; }

    /// <summary>A point inside it.</summary>
    public (double Longitude, double Latitude) Centre { get; }

    /// <summary>LSOA-like code, X01 and six digits.</summary>
    public string Code { get; internal set; } = "";

    /// <summary>Its name in the manner of "Quandlemoor 003B".</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The ward it lies in.</summary>
    public Ward Ward { get; internal set; } = null!;

    /// <summary>The town it belongs to; null in the country.</summary>
    public Town? Town { get; internal set; }

    /// <summary>0 at a town's centre, 1 at its edge and beyond.</summary>
    public double FromCentre { get; internal set; } = 1;

    /// <summary>Cells that share a border.</summary>
    public IReadOnlyList<Cell> Neighbours { get; internal set; } = [];

    /// <summary>Usual residents.</summary>
    public int Residents { get; internal set; }

    /// <summary>Residents aged 10 to 17.</summary>
    public int Residents10To17 { get; internal set; }

    /// <summary>Residents aged 0 to 17.</summary>
    public int Residents0To17 { get; internal set; }

    /// <summary>Households.</summary>
    public int Households { get; internal set; }

    /// <summary>0 least to 1 most deprived.</summary>
    public double Deprivation { get; internal set; }

    /// <summary>Points to which street crime is snapped.</summary>
    public IReadOnlyList<Street> Streets { get; internal set; } = [];

    /// <summary>Its postcodes.</summary>
    public IReadOnlyList<Postcode> Postcodes { get; internal set; } = [];
}

/// <summary>A ward: a set of neighbouring cells of one district.</summary>
public sealed record Ward(string Code, string Name, District District, int Number)
{
    /// <summary>The cells of the ward.</summary>
    public IReadOnlyList<Cell> Cells { get; internal set; } = [];

    /// <summary>The policing area that the ward lies in.</summary>
    public PolicingArea PolicingArea => Blueprint.PolicingAreas[District.AreaIndex];
}

/// <summary>A street and the one point that stands for it.</summary>
public sealed record Street(string Name, double Longitude, double Latitude);

/// <summary>A postcode of area ZZ, which the Post Office does not use, with its point.</summary>
public sealed record Postcode(string Code, Cell Cell, double Longitude, double Latitude, string Street);

/// <summary>A building that recurs in returns; the number has the length of a UPRN and lies in a block that is not used.</summary>
public sealed record Premises(string Uprn, string Name, string Address, Postcode Postcode, PremisesType Type)
{
    /// <summary>The cell it stands in.</summary>
    public Cell Cell => Postcode.Cell;
}

/// <summary>What a building is used for.</summary>
public enum PremisesType
{
    /// <summary>A home.</summary>
    Dwelling,

    /// <summary>A public house or club.</summary>
    Licensed,

    /// <summary>A shop that may sell age-restricted goods.</summary>
    Shop,

    /// <summary>A takeaway, barber's or car wash: cash businesses.</summary>
    CashBusiness,

    /// <summary>A school or college.</summary>
    School,
}

/// <summary>A neighbourhood team and its wards.</summary>
public sealed record NeighbourhoodTeam(string Code, string Name, IReadOnlyList<Ward> Wards);

/// <summary>The fictional force: its cells, wards, towns, streets, postcodes and premises, the same for the same seed and scale.</summary>
public sealed partial class Force
{
    private Force(int seed, double scale) => (Seed, Scale) = (seed, scale);

    /// <summary>The seed it was drawn from.</summary>
    public int Seed { get; }

    /// <summary>How many times more residents and events than at scale 1; the map stays the same.</summary>
    public double Scale { get; }

    /// <summary>All cells, ordered by code.</summary>
    public IReadOnlyList<Cell> Cells { get; private set; } = [];

    /// <summary>All wards, ordered by code.</summary>
    public IReadOnlyList<Ward> Wards { get; private set; } = [];

    /// <summary>All neighbourhood teams.</summary>
    public IReadOnlyList<NeighbourhoodTeam> Teams { get; private set; } = [];

    /// <summary>Buildings that recur in returns.</summary>
    public IReadOnlyList<Premises> Premises { get; private set; } = [];

    private ILookup<Cell, Premises>? _premisesByCell;

    /// <summary>The buildings of one cell.</summary>
    public IEnumerable<Premises> PremisesIn(Cell cell) => (_premisesByCell ??= Premises.ToLookup(premises => premises.Cell))[cell];
}
