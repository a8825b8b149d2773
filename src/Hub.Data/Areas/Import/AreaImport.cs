using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;
using NetTopologySuite.IO;

namespace Hub.Data.Areas.Import;

/// <summary>
/// Imports the areas that an input folder describes: the whole state, in one transaction. The same folder again changes
/// nothing; a changed file corrects rows in place. History is made by describing one more set with its dates, never by
/// importing an older folder: dates stand in the data, so the day of import does not matter. Needs the rights of hub_owner.
/// </summary>
[Audited(AuditEventKind.AreasImported)]
public sealed class AreaImport(HubDatabase owner)
{
    /// <summary>
    /// Reads, checks and stores. With an error among the problems nothing is stored. A folder of another force than the hub
    /// already holds is refused: rows placed earlier would lose their areas.
    /// </summary>
    public async Task<AreaImportResult> ImportAsync(AreaFolder folder, string actor, CancellationToken cancellationToken)
    {
        var files = new FolderFiles(folder);
        var content = new AreaContent();
        var postcodes = new PostcodeReading(folder, files);
        try
        {
            Read(folder, files, content);
            if (content.Problems.Any(p => p.IsError))
            {
                return new AreaImportResult(content.Problems, []);
            }

            var changes = await owner.InScopeAsync(
                Scope.None(actor, "import of reference data"),
                async session =>
                {
                    var stored = await StoreAsync(new AreaStore(session), content, files, postcodes);
                    await AuditStore.WriteAsync(session, ImportedEvent(content, stored));
                    return stored;
                },
                cancellationToken);
            return new AreaImportResult(content.Problems, changes);
        }
        catch (AreaFolderException problem)
        {
            content.Error("folder", problem.Message);
            return new AreaImportResult(content.Problems, []);
        }
    }

    private static AuditEvent ImportedEvent(AreaContent content, IReadOnlyList<TableChange> stored)
        => new(AuditEventKind.AreasImported, "areas", "whole")
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["areas"] = content.Areas.Count.ToString(CultureInfo.InvariantCulture),
                ["written"] = stored.Sum(table => (long)table.Written).ToString(CultureInfo.InvariantCulture),
                ["removed"] = stored.Sum(table => (long)table.Removed).ToString(CultureInfo.InvariantCulture),
            },
        };

    private static void Read(AreaFolder folder, FolderFiles files, AreaContent content)
    {
        new SetReading(folder, files, content).Read();
        if (content.LsoaBoundaries.Count == 0)
        {
            return;
        }

        new TableReading(folder, files, content).Read();
        AreaChecks.Run(content);
        Draw(folder, content);
        content.Neighbours.AddRange(Shapes.Neighbours(content.LsoaBoundaries));
        content.Containments.AddRange(Containment.Find(content.Memberships, WithoutLsoa(content)));
    }

    // The outline of a wider area is that of its LSOAs on its last days, so that it fits the map it is drawn on.
    private static void Draw(AreaFolder folder, AreaContent content)
    {
        var writer = new WKBWriter();
        var drawings = Shapes.Draw(content.LsoaBoundaries, folder.Drawing.ToleranceMetres);
        var fitTogether = !content.Problems.Any(p => p.Rule == AreaChecks.BoundariesDoNotFit);
        var members = content.Memberships.ToLookup(m => (m.Kind, m.Code));
        for (var i = 0; i < content.Areas.Count; i++)
        {
            var area = content.Areas[i];
            var last = area.Valid.Until.AddDays(area.Valid.Until == DateOnly.MinValue ? 0 : -1);
            var parts = members[(area.Kind, area.Code)]
                .Where(m => m.Valid.Contains(last)).Select(m => drawings[m.Lsoa21]).ToList();
            if (parts.Count > 0)
            {
                var outline = parts.Count == 1 ? parts[0] : Shapes.Outline(parts, fitTogether);
                content.Areas[i] = area with { Drawing = writer.Write(outline) };
            }
        }
    }

    private static List<(AreaRow Area, string Lsoa)> WithoutLsoa(AreaContent content)
    {
        var held = content.Memberships.Select(m => (m.Kind, m.Code)).ToHashSet();
        var empty = content.Areas.Where(a => !held.Contains((a.Kind, a.Code))).ToList();
        if (empty.Count == 0)
        {
            return [];
        }

        content.Warn(
            "area_without_lsoa",
            $"Some areas ({empty[0].Name}; {empty.Count} in all) have no LSOA, so nothing placed by LSOA is counted in them. "
                + "This is right for wards smaller than an LSOA; otherwise complete the lookup.",
            empty.Count);
        var locator = new PointLocator(content.LsoaBoundaries);
        var reader = new WKBReader();
        return
        [
            .. from area in empty
               where area.Boundary is not null
               let inside = reader.Read(area.Boundary).InteriorPoint
               let lsoa = locator.Find(inside.X, inside.Y)
               where lsoa is not null
               select (area, lsoa),
        ];
    }

    private static async Task<IReadOnlyList<TableChange>> StoreAsync(
        AreaStore store, AreaContent content, FolderFiles files, PostcodeReading postcodes)
    {
        await store.LockAsync();
        var forces = await store.ForcesAsync();
        if (forces.Count > 0 && !content.Areas.Any(a => a.Kind == AreaKinds.Force && forces.Contains(a.Code)))
        {
            throw new AreaFolderException(
                $"This hub holds the areas of force {string.Join(", ", forces)} and the folder describes none of them. "
                    + "Use another database for another force.");
        }

        content.Sources.AddRange(files.Sources());
        await store.StoreAsync(content);
        var elsewhere = await store.StorePostcodesAsync(postcodes.Rows());
        await store.RemoveUnusedSourcesAsync(content.Sources);
        if (elsewhere > 0)
        {
            content.Warn("postcode_elsewhere", $"{elsewhere} postcodes lie in LSOAs that are not described and were left out.", elsewhere);
        }

        if (postcodes.Malformed > 0)
        {
            content.Warn(
                "postcode_malformed",
                $"{postcodes.Malformed} rows of the postcode file have no full postcode and were left out. Correct the file.",
                postcodes.Malformed);
        }

        return store.Changes;
    }
}
