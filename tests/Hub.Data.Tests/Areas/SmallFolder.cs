using System.Globalization;
using System.Text;
using Hub.Data.Areas;

namespace Hub.Data.Tests.Areas;

/// <summary>A made-up folder of four square LSOAs in a row, in two districts, with parts to break. Removed at the end.</summary>
internal sealed class SmallFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("hub-areas-").FullName;

    public SmallFolder()
    {
        Write("lsoa.geojson", Squares("LSOA21CD", "X01000001", "X01000002", "X01000003", "X01000004"));
        Write("lookup.csv", "lsoa,district,name\nX01000001,X07000001,East\nX01000002,X07000001,East\n"
            + "X01000003,X07000002,West\nX01000004,X07000002,West\n");
        Write("residents.csv", "lsoa,residents\nX01000001,1000\nX01000002,1500\nX01000003,2000\nX01000004,2500\n");
        Write("postcodes.csv", "postcode,lsoa\nzz11aa,X01000001\nZZ1 1AB,X01000004\nZZ9 9ZZ,X01000009\nnonsense,X01000001\n");
    }

    /// <summary>More sets, as JSON objects that begin with a comma.</summary>
    public string MoreSets { get; set; } = "";

    public AreaFolder Open()
    {
        Write(
            "hub.json",
            $$"""
            { "areas": {
                "sources": { "made_up": { "title": "Made up", "attribution": "Made up" } },
                "sets": [
                  { "kind": "lsoa", "name": "squares", "source": "made_up",
                    "boundaries": { "files": "*.geojson", "code": "LSOA21CD", "name": "LSOA21CD" } },
                  { "kind": "district", "name": "two districts", "source": "made_up",
                    "lookup": { "file": "lookup.csv", "of": "lsoa", "member": "lsoa", "code": "district", "name": "name" } },
                  { "kind": "force", "name": "one force", "source": "made_up", "of": "district",
                    "areas": [ { "code": "X23000001", "name": "Nowhere", "members": [ "X07000001", "X07000002" ] } ] }
                  {{MoreSets}} ],
                "populations": [ { "measure": "residents", "kind": "lsoa", "year": 2021, "file": "residents.csv", "code": "lsoa",
                                   "values": [ "residents" ], "source": "made_up" } ],
                "postcodes": { "file": "postcodes.csv", "postcode": "postcode", "lsoa": "lsoa", "source": "made_up" }
            } }
            """);
        return AreaFolder.Read(_path, Path.Combine(_path, "hub.json"));
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_path, file), text, new UTF8Encoding(false));

    public void Delete(string file) => File.Delete(Path.Combine(_path, file));

    public void Dispose() => Directory.Delete(_path, recursive: true);

    /// <summary>Squares of 0.01 degrees side by side, from longitude 0.</summary>
    public static string Squares(string property, params string[] codes)
    {
        var features = codes.Select((code, i) => string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            { "type": "Feature", "properties": { "{{{property}}}": "{{{code}}}" }, "geometry": { "type": "Polygon", "coordinates":
              [[[{{{i * 0.01}}},52],[{{{(i + 1) * 0.01}}},52],[{{{(i + 1) * 0.01}}},52.01],[{{{i * 0.01}}},52.01],[{{{i * 0.01}}},52]]] } }
            """));
        return $$"""{ "type": "FeatureCollection", "features": [ {{string.Join(',', features)}} ] }""";
    }
}
