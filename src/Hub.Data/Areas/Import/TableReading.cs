using System.Globalization;

namespace Hub.Data.Areas.Import;

/// <summary>Reads changes of LSOAs, denominators, attributes, aliases, places and the country's outline.</summary>
internal sealed class TableReading(AreaFolder folder, FolderFiles files, AreaContent content)
{
    /// <summary>Fills everything but the areas themselves, which must have been read before.</summary>
    public void Read()
    {
        if (folder.Changes is { } changes)
        {
            content.Changes.AddRange(files.Rows(changes.Source, changes.File, changes.From, changes.To, changes.Change)
                .Select(r => new ChangeRow(r[0], r[1], r[2]))
                .Where(c => content.LsoaBoundaries.ContainsKey(c.Lsoa21))
                .DistinctBy(c => (c.Lsoa11, c.Lsoa21)));
        }

        ReadPopulations();
        foreach (var table in folder.Attributes)
        {
            ReadAttributes(table);
        }

        foreach (var aliases in folder.Aliases)
        {
            ReadAliases(aliases);
        }

        content.Places.AddRange(folder.Places.Select((place, rank) =>
        {
            var (easting, northing) = NationalGrid.FromWgs84(place.Longitude, place.Latitude);
            return new PlaceRow(place.Name, place.Longitude, place.Latitude, easting, northing, rank);
        }));
        if (folder.Country is { } country)
        {
            content.Countries.Add((country.Name, Shapes.Outline(country.Outline)));
        }
    }

    private void ReadPopulations()
    {
        // Those of 2021 first: they share out what was counted for LSOAs of 2011.
        foreach (var table in folder.Populations.OrderBy(p => p.Kind == "lsoa11"))
        {
            var counts = Counts(table);
            if (table.Kind != "lsoa11")
            {
                content.Populations.AddRange(counts.Select(c => new PopulationRow(
                    table.Kind, c.Key.Code, table.Measure, c.Key.Year, c.Value, "published", table.Source)));
                continue;
            }

            var residents = content.Populations
                .Where(p => p is { Kind: AreaKinds.Lsoa, Measure: "residents" })
                .GroupBy(p => p.Code, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.MaxBy(p => p.Year)!.Value, StringComparer.Ordinal);
            foreach (var year in counts.GroupBy(c => c.Key.Year))
            {
                content.Populations.AddRange(Apportionment
                    .To2021(year.ToDictionary(c => c.Key.Code, c => c.Value, StringComparer.Ordinal), content.Changes, residents)
                    .Select(a => new PopulationRow(
                        AreaKinds.Lsoa, a.Lsoa21, table.Measure, year.Key, a.Value, a.Basis, table.Source)));
            }
        }
    }

    private Dictionary<(string Code, int Year), decimal> Counts(PopulationDescription table)
    {
        var filters = table.Where.ToList();
        string?[] columns = [table.Code, table.YearColumn, .. table.Values, .. filters.Select(f => f.Key)];
        var counts = new Dictionary<(string Code, int Year), decimal>();
        foreach (var row in files.Rows(table.Source, table.File, columns))
        {
            if (filters.Where((f, i) => !f.Value.Contains(row[2 + table.Values.Count + i])).Any())
            {
                continue;
            }

            var year = table.Year
                ?? (int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : 0);
            var value = 0m;
            var isNumber = year > 0;
            for (var i = 0; i < table.Values.Count; i++)
            {
                isNumber &= decimal.TryParse(row[2 + i], NumberStyles.Number, CultureInfo.InvariantCulture, out var part) && part >= 0;
                value += part;
            }

            if (!isNumber)
            {
                content.Error(
                    "population_value", $"{table.File} has no year or no count for {row[0]}. Correct the row or leave it out.");
            }
            else if (!counts.TryAdd((row[0], year), value) && !(table.Repeats && counts[(row[0], year)] == value))
            {
                content.Error(
                    "population_twice", $"{table.File} gives {row[0]} two counts for {year}. Filter its rows with \"where\" in hub.json.");
            }
        }

        return counts;
    }

    private void ReadAttributes(AttributeDescription table)
    {
        var columns = table.Columns ?? files.Headings(table.Source, table.File)
            .Where(h => h != table.Code)
            .ToDictionary(h => h, h => table.Prefix + h.ToLowerInvariant(), StringComparer.Ordinal);
        var names = columns.Values.ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in files.Rows(table.Source, table.File, [table.Code, .. columns.Keys]))
        {
            if (!seen.Add(row[0]))
            {
                content.Error("attribute_twice", $"{table.File} holds {row[0]} twice. Keep one row for each area.");
                continue;
            }

            for (var i = 0; i < names.Count; i++)
            {
                var text = row[i + 1];
                if (text.Length > 0)
                {
                    var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
                    content.Attributes.Add(new AttributeRow(
                        table.Kind, row[0], names[i], isNumber ? number : null, isNumber ? null : text, table.Source));
                }
            }
        }

        var missing = content.Areas.Count(a => a.Kind == table.Kind && !seen.Contains(a.Code));
        if (table.Complete && missing > 0)
        {
            content.Warn(
                "attribute_missing",
                $"Some areas of kind {table.Kind} ({missing}) are not in {table.File}. Add them, or their figures will lack it.", missing);
        }
    }

    private void ReadAliases(AliasDescription aliases)
    {
        var pairs = aliases.Entries.Select(e => (Alias: e.Key, Code: e.Value));
        if (aliases.File is { } file)
        {
            // The file's source is the set's that the aliases belong to: no figure is ever printed from an alias.
            var source = folder.Sets.First(s => s.Kind == aliases.Kind).Source;
            pairs = pairs.Concat(files.Rows(source, file, aliases.Alias, aliases.Code).Select(r => (Alias: r[0], Code: r[1])));
        }

        var known = content.Areas.Where(a => a.Kind == aliases.Kind).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (alias, code) in pairs.Distinct())
        {
            if (known.Contains(code))
            {
                content.Aliases.Add(new AliasRow(aliases.Scheme, alias, aliases.Kind, code));
            }
            else
            {
                content.Error(
                    "alias_of_nothing",
                    $"The alias {alias} ({aliases.Scheme}) names {aliases.Kind} {code}, which is not described. Correct it in hub.json.");
            }
        }
    }
}
