using System.Text.Json;

namespace Hub.Data.Tests.SampleForce;

/// <summary>Names of real districts, wards and LSOAs, read from the real lookups: none may occur in the fictional force.</summary>
internal static class RealPlaces
{
    /// <summary>Names as published, and the district part of LSOA names, without regard to case.</summary>
    public static HashSet<string> Names(string folder)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Column("lsoa21_ward24_ltla24.csv", "ward24_name");
        Column("lsoa21_ward24_ltla24.csv", "ltla24_name");
        Column("lsoa11_lsoa21_ltla22.csv", "lsoa21_name");
        Column("lad_to_lpa.csv", "lpa_name");
        Column("ltla24_csp24_pfa24_westmercia.csv", "pfa24_name");
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "geo", "ward"), "*.geojson"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            names.UnionWith(document.RootElement.GetProperty("features").EnumerateArray()
                .Select(feature => feature.GetProperty("properties").GetProperty("WD25NM").GetString()!));
        }

        return names;

        void Column(string file, string column)
        {
            foreach (var name in CsvText.Read(Path.Combine(folder, "lookups", file)).Select(row => row[column]))
            {
                names.Add(name);

                // "Shropshire 001C" names Shropshire.
                var space = name.LastIndexOf(' ');
                if (space > 0 && char.IsAsciiDigit(name[space + 1]))
                {
                    names.Add(name[..space]);
                }
            }
        }
    }
}
