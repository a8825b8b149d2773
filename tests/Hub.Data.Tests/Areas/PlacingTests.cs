using CsvHelper;
using Hub.Data.Areas;

namespace Hub.Data.Tests.Areas;

public sealed class PlacingTests(AreaDatabase areas) : IClassFixture<AreaDatabase>
{
    private static readonly DateOnly InFiveAreas = new(2025, 6, 30);
    private static readonly DateOnly InTwoAreas = new(2026, 6, 30);

    private Placing Placing => new(areas.Index);

    // Expected totals: ../shared/data/README.md, "Known facts to test against".
    [Fact]
    public void Place_StreetCrimeOf2025_GivesTheKnownTotals()
    {
        var placing = Placing;
        var totals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(RealFolder.Data, "police", "street"), "2025-*.csv"))
        {
            using var reader = CsvReader.FromFile(file, new CsvReaderOptions { HasHeader = true });
            while (reader.Read())
            {
                var input = new PlaceInput
                {
                    Longitude = reader.TryParse<double>(reader.GetFieldIndex("Longitude"), out var x) ? x : null,
                    Latitude = reader.TryParse<double>(reader.GetFieldIndex("Latitude"), out var y) ? y : null,
                    Lsoa = reader.GetString("LSOA code"),
                };
                var place = placing.Place(input, InFiveAreas);
                var key = place.Lsoa21 is { } lsoa ? areas.Index.AreaOf(lsoa, AreaKinds.Lpa, InFiveAreas)!.Name : place.Precision;
                totals[key] = totals.GetValueOrDefault(key) + 1;
            }
        }

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["South Worcestershire"] = 25_839, ["North Worcestershire"] = 23_636, ["Shropshire"] = 19_984,
                ["Telford & Wrekin"] = 18_388, ["Herefordshire"] = 11_948, ["outside"] = 348, ["none"] = 1_962,
            },
            totals);
    }

    // Codes and flags: lookups/lsoa11_lsoa21_ltla22.csv (ONS).
    [Theory]
    [InlineData("E01013986", "E01013986", "lsoa", PlaceNote.None)]
    [InlineData(" e01013986 ", "E01013986", "lsoa", PlaceNote.None)]
    [InlineData("E01009160", null, "outside", PlaceNote.None)]
    [InlineData("W01001480", null, "outside", PlaceNote.None)]
    [InlineData("E0100916", null, "none", PlaceNote.MalformedLsoa)]
    [InlineData("Herefordshire 012A", null, "none", PlaceNote.MalformedLsoa)]
    public void Place_LsoaCode_KnowsItsOwn(string code, string? lsoa, string precision, PlaceNote note)
    {
        var place = Placing.Place(new PlaceInput { Lsoa = code }, InFiveAreas);

        Assert.Equal((lsoa, precision, note), (place.Lsoa21, place.Precision, place.Note));
    }

    [Fact]
    public void Place_LsoaOf2011_FollowsItsChange()
    {
        var placing = Placing;
        var index = areas.Index;
        foreach (var row in File.ReadLines(Path.Combine(RealFolder.Data, "lookups", "lsoa11_lsoa21_ltla22.csv")).Skip(1))
        {
            var cells = row.Split(',');
            var (old, change, part) = (cells[1], cells[2], cells[4]);

            var place = placing.Place(new PlaceInput { Lsoa = old }, InFiveAreas);

            if (change == "S")
            {
                Assert.Null(place.Lsoa21);
                Assert.Equal((AreaKinds.District, PlaceNote.AmbiguousOldLsoa), (place.Precision, place.Note));
                Assert.Equal(index.AreaOf(part, AreaKinds.District, InFiveAreas)!.Code, place.Code);
            }
            else
            {
                Assert.Equal((part, AreaKinds.Lsoa), (place.Lsoa21, place.Precision));
            }
        }
    }

    // The first split LSOA of the change file, and the first postcode that the postcode file puts into one of its parts.
    [Fact]
    public void Place_SplitLsoaOf2011WithPostcode_TakesThePart()
    {
        var split = File.ReadLines(Path.Combine(RealFolder.Data, "lookups", "lsoa11_lsoa21_ltla22.csv"))
            .Select(l => l.Split(',')).First(c => c[2] == "S");
        var postcode = File.ReadLines(Path.Combine(RealFolder.Data, "postcodes", "postcode_to_lsoa_derived.csv"))
            .Select(l => l.Split(',')).First(c => c[5] == split[4]);

        var place = Placing.Place(new PlaceInput { Lsoa = split[1], Postcode = postcode[0] }, InFiveAreas);

        Assert.Equal((split[4], "postcode", PlaceNote.AmbiguousOldLsoa), (place.Lsoa21, place.Precision, place.Note));
    }

    [Theory]
    [InlineData("B14 5SL", "postcode", PlaceNote.None)]
    [InlineData("b145sl", "postcode", PlaceNote.None)]
    [InlineData(" B1 45SL ", "postcode", PlaceNote.None)]
    [InlineData("WR1", "none", PlaceNote.OutwardPostcodeOnly)]
    [InlineData("WR1 9ZZ", "none", PlaceNote.UnknownPostcode)]
    [InlineData("unknown", "none", PlaceNote.MalformedPostcode)]
    public void Place_Postcode_AnySpacingAndCase(string postcode, string precision, PlaceNote note)
    {
        var place = Placing.Place(new PlaceInput { Postcode = postcode }, InFiveAreas);

        Assert.Equal((precision, note), (place.Precision, place.Note));
        Assert.Equal(precision == "postcode" ? "E01032134" : null, place.Lsoa21);
    }

    // Well-known places to a few hundred metres: Hereford Cathedral three times, Birmingham New Street, Cardiff Castle, the
    // North Sea east of the Humber, Paris.
    [Theory]
    [InlineData(-2.7160, 52.0542, "coordinates", PlaceNote.None)]
    [InlineData(52.0542, -2.7160, "coordinates", PlaceNote.CoordinatesSwapped)]
    [InlineData(350994, 239855, "coordinates", PlaceNote.GridInDegrees)]
    [InlineData(-1.8985, 52.4778, "outside", PlaceNote.None)]
    [InlineData(-3.1812, 51.4823, "outside", PlaceNote.None)]
    [InlineData(3.2, 54.0, "none", PlaceNote.InTheSeaOrAbroad)]
    [InlineData(2.3522, 48.8566, "none", PlaceNote.InTheSeaOrAbroad)]
    [InlineData(0, 0, "none", PlaceNote.NotCoordinates)]
    [InlineData(double.NaN, 52, "none", PlaceNote.NotCoordinates)]
    [InlineData(1e9, 1e9, "none", PlaceNote.NotCoordinates)]
    public void Place_Degrees_NamesWhatIsOdd(double longitude, double latitude, string precision, PlaceNote note)
    {
        var place = Placing.Place(new PlaceInput { Longitude = longitude, Latitude = latitude }, InFiveAreas);

        Assert.Equal((precision, note), (place.Precision, place.Note));
        var district = place.Lsoa21 is { } lsoa ? areas.Index.AreaOf(lsoa, AreaKinds.District, InFiveAreas)?.Name : null;
        Assert.Equal(precision == "coordinates" ? "Herefordshire" : null, district);
    }

    [Fact]
    public void Place_OneCoordinateOfTwo_IsNoPlace()
        => Assert.Equal(
            new PlaceResult(null, null, "none", PlaceNote.NotCoordinates),
            Placing.Place(new PlaceInput { Easting = 350994 }, InFiveAreas));

    // Land's End, Lowestoft Ness, John o' Groats, Dover, Holyhead, St Davids, Berwick, Lerwick, Stornoway, the Lizard, Portland Bill.
    [Theory]
    [InlineData(-5.716, 50.066)]
    [InlineData(1.763, 52.481)]
    [InlineData(-3.070, 58.640)]
    [InlineData(1.320, 51.130)]
    [InlineData(-4.633, 53.310)]
    [InlineData(-5.310, 51.890)]
    [InlineData(-2.000, 55.770)]
    [InlineData(-1.145, 60.155)]
    [InlineData(-6.390, 58.210)]
    [InlineData(-5.202, 49.959)]
    [InlineData(-2.456, 50.514)]
    public void Place_OnTheCoastOfGreatBritain_IsOutsideNotInTheSea(double longitude, double latitude)
        => Assert.Equal(
            "outside", Placing.Place(new PlaceInput { Longitude = longitude, Latitude = latitude }, InFiveAreas).Precision);

    [Theory]
    [InlineData("E05009438", null, null, "ward", "E05009438")]
    [InlineData("Arrow", null, null, "ward", "E05009438")]
    [InlineData("E05008163", null, null, "ward", "E05008163")]
    [InlineData(null, "Herefordshire, County of", null, "district", "E06000019")]
    [InlineData(null, "herefordshire", null, "district", "E06000019")]
    [InlineData(null, "E07000237", null, "district", "E07000237")]
    [InlineData(null, "E08000025", null, "outside", "E08000025")]
    [InlineData("E05011111", "Worcester", null, "district", "E07000237")]
    [InlineData(null, null, "E10000034", "upper_tier", "E10000034")]
    [InlineData(null, null, "Telford & Wrekin", "upper_tier", "E06000020")]
    [InlineData(null, "Atlantis", null, "none", null)]
    public void Place_WiderAreas_ByCodeOrName(string? ward, string? district, string? upperTier, string precision, string? code)
    {
        var place = Placing.Place(new PlaceInput { Ward = ward, District = district, UpperTier = upperTier }, InTwoAreas);

        Assert.Equal((null, precision, code), (place.Lsoa21, place.Precision, place.Code));
    }

    [Theory]
    [InlineData("West Mercia Police", "force")]
    [InlineData("E23000016", "force")]
    [InlineData("E23000014", "outside")]
    [InlineData("Staffordshire Police", "none")]
    public void Place_Force_ByCodeOrName(string force, string precision)
        => Assert.Equal(precision, Placing.Place(new PlaceInput { Force = force }, InFiveAreas).Precision);

    [Theory]
    [InlineData("dfe_la", "885", "upper_tier", "E10000034")]
    [InlineData("nhs_trust", "RWP", "upper_tier", "E10000034")]
    [InlineData("nhs_trust", "RXW", "icb", "E54000011")]
    [InlineData("icb", "E54000019", "icb", "E54000019")]
    [InlineData("csp", "South Worcester", "csp", "E22000332")]
    [InlineData("lpa", "Shropshire & Telford", "lpa", "shropshire-and-telford")]
    [InlineData("nhs_trust", "RJE", "none", null)]
    public void Place_Alias_NamesTheArea(string scheme, string alias, string precision, string? code)
    {
        var place = Placing.Place(new PlaceInput { AliasScheme = scheme, Alias = alias }, InTwoAreas);

        Assert.Equal((precision, code), (place.Precision, place.Code));
    }

    [Fact]
    public void Place_LsoaCodeBesideOtherEvidence_Wins()
    {
        var place = Placing.Place(
            new PlaceInput { Lsoa = "E01009160", Postcode = "B14 5SL", Longitude = -2.7160, Latitude = 52.0542 }, InFiveAreas);

        Assert.Equal(("outside", "E01009160"), (place.Precision, place.Code));
    }

    [Fact]
    public void Place_UprnOnly_SaysItWasNotLookedUp()
        => Assert.Equal(
            PlaceNote.UprnNotLookedUp, Placing.Place(new PlaceInput { Uprn = "100120000000" }, InFiveAreas).Note);

    [Fact]
    public void Touched_CodesAndNames_FindsEachOnceAndNamesTheRest()
    {
        var (found, unknown) = Placing.Touched(["North Worcestershire", "E07000237", "Worcester", "Gotham", " "], InFiveAreas);

        Assert.Equal([("lpa", "north-worcestershire"), ("district", "E07000237")], found.Select(a => (a.Kind, a.Code)));
        Assert.Equal(["Gotham"], unknown);
    }

    [Fact]
    public void Sentence_EveryNote_SaysWhatToDo()
        => Assert.All(
            Enum.GetValues<PlaceNote>().Where(n => n != PlaceNote.None),
            note => Assert.EndsWith(".", PlaceNotes.Sentence(note), StringComparison.Ordinal));
}
