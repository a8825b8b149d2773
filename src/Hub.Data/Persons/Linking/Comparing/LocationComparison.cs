using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>
/// Address and postcode as one comparison, for they follow from each other and must not count twice. It also says how near the two live,
/// by which the chance agreement of names and dates is judged.
/// </summary>
internal sealed class LocationComparison : Comparison
{
    /// <summary>A house with more records than this is a hostel, a ward or a default address: its people are strangers.</summary>
    public const int LargestHousehold = 60;

    /// <summary>A postcode with more records than this is an area, not a neighbourhood.</summary>
    public const int LargestNeighbourhood = 250;

    private const byte House = 1, Line = 2, OtherPostcode = 3, Postcode = 4, OtherHouse = 5, NearPostcode = 6, Sector = 7, District = 8,
        Near = 9, Area = 10, Different = 11;

    private readonly PlaceFields _places;
    private readonly SubjectFields _fields;
    private readonly Coordinates _coordinates;
    private readonly float[] _houseRarity;
    private readonly float[] _lineRarity;
    private readonly float[] _postcodeRarity;
    private readonly double _agreeing;

    public LocationComparison(PlaceFields places, ComparisonChange? change)
        : base("address and postcode",
        [
            "missing", "same house", "same house, postcode near or missing", "same house number and street, other postcode",
                "same postcode, house not known",
            "same postcode, other house", "postcode one slip apart", "same postcode sector", "same postcode district",
            "other postcode nearby", "other postcode in the area", "different",
        ])
    {
        (_places, _fields) = (places, places.Fields);
        _coordinates = new Coordinates(_fields, change);
        ExpectedMatch = [_coordinates.AreThere ? [0, .5, .05, .01, .06, .02, .02, .01, .01, .06, .06, .2]
            : [0, .5, .05, .01, .06, .02, .02, .03, .05, .001, .001, .258]];
        ExpectedRandom = [_coordinates.AreThere ? [0, .00001, .00001, .0002, .0001, .0002, .0005, .001, .002, .006, .06, .92998]
            : [0, .00001, .00001, .0002, .0001, .0002, .0005, .003, .017, .001, .001, .97698]];
        _agreeing = Pairs(places.HouseSize.Skip(1));
        _houseRarity = Rarities(places.HouseSize);
        _lineRarity = Rarities(places.LineSize);
        _postcodeRarity = Rarities(places.PostcodeSize);
    }

    public override double[][] ExpectedMatch { get; }

    public override double[][] ExpectedRandom { get; }

    public override bool GoesByValue(int level) => level is >= House and <= OtherHouse;

    public override double AgreeingPairs(int level) => level == House ? _agreeing : 0;

    public override byte FallsTo(int level) => level switch
    {
        Sector => District,
        Near => Area,
        _ => Different,
    };

    public override void Compare(PairBatch batch, int place)
    {
        var (level, rarity) = (batch.Level[place], batch.Rarity[place]);
        for (var i = 0; i < batch.Count; i++)
        {
            (level[i], rarity[i], batch.Near[i]) = Judge(batch.Meter, batch.Left[i], batch.Right[i]);
        }
    }

    private (byte Level, float Rarity, byte Near) Judge(LikenessMeter meter, int a, int b)
    {
        if (_places.House[a] != 0 && _places.House[a] == _places.House[b])
        {
            return SameFlat(a, b) ? AtHouse(House, _houseRarity[_places.House[a]], _places.HouseSize[_places.House[a]])
                : AtPostcode(OtherHouse, a);
        }

        var (left, right) = (_fields.Postcode?[a] ?? 0, _fields.Postcode?[b] ?? 0);
        var (knownLine, sameLine) = CompareLines(meter, a, b);
        if (left == 0 || right == 0)
        {
            return sameLine ? AtHouse(Line, Rarer(_lineRarity, a, b), Larger(_places.LineSize, _places.Line, a, b))
                : (ByDistance(a, b, knownLine ? Different : (byte)0), 0, Nearness.Elsewhere);
        }

        if (left == right)
        {
            return sameLine && SameFlat(a, b) ? AtHouse(House, Rarer(_houseRarity, _places.House, a, b),
                Larger(_places.HouseSize, _places.House, a, b))
                : AtPostcode(knownLine ? OtherHouse : Postcode, a);
        }

        var sameDistrict = _places.District[left] == _places.District[right];
        var isPartial = _places.Sector[left] == 0 || _places.Sector[right] == 0;
        var near = (isPartial && sameDistrict) || meter.Of(_fields.Postcodes, left, right) == Likeness.OneSlip;
        return sameLine && near ? AtHouse(Line, Rarer(_lineRarity, a, b), Larger(_places.LineSize, _places.Line, a, b))
            : sameLine ? (OtherPostcode, Rarer(_lineRarity, a, b), Nearness.Elsewhere)
            : near && !isPartial && !knownLine ? (NearPostcode, 0, Nearness.Elsewhere)
            : (ByDistance(a, b, ByArea(left, right, sameDistrict)), 0, Nearness.Elsewhere);
    }

    // By metres where both are known; sectors and districts are of very different sizes.
    private byte ByDistance(int a, int b, byte otherwise)
        => _coordinates.Of(a, b) switch { 1 => Near, 2 => Area, 3 => Different, _ => otherwise };

    private byte ByArea(int left, int right, bool sameDistrict)
        => _places.Sector[left] != 0 && _places.Sector[left] == _places.Sector[right] && _places.HasSector[left] ? Sector
            : sameDistrict ? District : Different;

    private static (byte Level, float Rarity, byte Near) AtHouse(byte level, float rarity, int size)
        => (level, rarity, size <= LargestHousehold ? Nearness.SameHouse : Nearness.Elsewhere);

    private (byte Level, float Rarity, byte Near) AtPostcode(byte level, int a)
    {
        var postcode = _fields.Postcode![a];
        return (level, _postcodeRarity[postcode], _places.PostcodeSize[postcode] <= LargestNeighbourhood ? Nearness.SamePostcode
            : Nearness.Elsewhere);
    }

    // Whether both have a line, and whether it is the same but for a slip in the street.
    private (bool Known, bool Same) CompareLines(LikenessMeter meter, int a, int b)
    {
        if (_places.Line[a] == 0 || _places.Line[b] == 0)
        {
            return (false, false);
        }

        return _places.Line[a] == _places.Line[b] ? (true, true)
            : _fields.Number![a] != _fields.Number[b] ? (true, false)
            : (true, meter.Of(_fields.Streets, _fields.Street![a], _fields.Street[b]) >= Likeness.Alike);
    }

    private bool SameFlat(int a, int b)
        => _fields.Flat is null || _fields.Flat[a] == 0 || _fields.Flat[b] == 0 || _fields.Flat[a] == _fields.Flat[b];

    private float Rarer(float[] rarity, int a, int b) => Rarer(rarity, _places.Line, a, b);

    // The rarity of the more common of two: a slip of the pen makes no value rare.
    private static float Rarer(float[] rarity, int[] ids, int a, int b) => Math.Min(rarity[ids[a]], rarity[ids[b]]);

    private static int Larger(int[] sizes, int[] ids, int a, int b) => Math.Max(sizes[ids[a]], sizes[ids[b]]);
}
