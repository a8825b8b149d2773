using System.Security.Cryptography;
using System.Text.Json;
using CsvHelper;
using NetTopologySuite.Features;
using NetTopologySuite.IO.Converters;

namespace Hub.Data.Areas.Import;

/// <summary>Reads the data files of a folder and remembers which files each source was read from.</summary>
internal sealed class FolderFiles(AreaFolder folder)
{
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    private readonly Dictionary<string, SortedSet<string>> _filesBySource = new(StringComparer.Ordinal);

    /// <summary>
    /// The values of <paramref name="columns"/> of every row, trimmed, in the order asked for; a null column gives "". Rows are
    /// read as they are taken.
    /// </summary>
    /// <exception cref="AreaFolderException">No file fits the pattern, or a column is missing.</exception>
    public IEnumerable<string[]> Rows(string source, string pattern, params IReadOnlyList<string?> columns)
    {
        foreach (var file in Find(source, pattern))
        {
            using var reader = CsvReader.FromFile(file, new CsvReaderOptions { HasHeader = true, PoolStrings = true });
            reader.ReadHeader();
            var indexes = columns.Select(c => c is null ? -1 : IndexOf(reader, c, file)).ToArray();
            while (reader.Read())
            {
                var values = new string[indexes.Length];
                for (var i = 0; i < indexes.Length; i++)
                {
                    values[i] = indexes[i] < 0 ? "" : reader.GetString(indexes[i]).Trim();
                }

                yield return values;
            }
        }
    }

    /// <summary>The column headings of the first file that a pattern names.</summary>
    public IReadOnlyList<string> Headings(string source, string pattern)
    {
        using var reader = CsvReader.FromFile(Find(source, pattern)[0], new CsvReaderOptions { HasHeader = true });
        reader.ReadHeader();
        return [.. reader.Headers];
    }

    /// <summary>The features of every GeoJSON file that a pattern names.</summary>
    /// <exception cref="AreaFolderException">No file fits, or one is not a GeoJSON feature collection.</exception>
    public IEnumerable<IFeature> Features(string source, string pattern)
    {
        foreach (var file in Find(source, pattern))
        {
            FeatureCollection? features;
            try
            {
                using var stream = File.OpenRead(file);
                features = JsonSerializer.Deserialize<FeatureCollection>(stream, GeoJson);
            }
            catch (JsonException problem)
            {
                throw new AreaFolderException(
                    $"{Relative(file)} is not a GeoJSON feature collection ({problem.Message}). Export it again as GeoJSON.");
            }

            foreach (var feature in features ?? [])
            {
                yield return feature;
            }
        }
    }

    /// <summary>A file's path below the folder.</summary>
    public string Relative(string file) => Path.GetRelativePath(folder.Directory, file).Replace('\\', '/');

    /// <summary>
    /// Every described source with the files that were read for it and a hash over their bytes and the folder's description, so
    /// that whoever keeps areas in memory notices a change of either.
    /// </summary>
    public IEnumerable<SourceRow> Sources()
    {
        var description = SHA256.HashData(folder.CanonicalBytes());
        foreach (var (key, source) in folder.Sources)
        {
            var files = _filesBySource.GetValueOrDefault(key) ?? [];
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(description);
            foreach (var file in files)
            {
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder.Directory, file))));
            }

            yield return new SourceRow(key, source.Title, source.Attribution, [.. files], hash.GetHashAndReset());
        }
    }

    private static int IndexOf(CsvReader reader, string column, string file)
        => reader.TryGetFieldIndex(column, out var index)
            ? index
            : throw new AreaFolderException(
                $"{Path.GetFileName(file)} has no column \"{column}\". Correct the column's name in hub.json or the file.");

    private IReadOnlyList<string> Find(string source, string pattern)
    {
        if (!folder.Sources.ContainsKey(source))
        {
            throw new AreaFolderException($"hub.json names the source \"{source}\" but does not describe it. Add it to \"sources\".");
        }

        var files = folder.Files(pattern);
        if (files.Count == 0)
        {
            throw new AreaFolderException($"The folder has no file {pattern}. Add it, or take it out of hub.json.");
        }

        if (!_filesBySource.TryGetValue(source, out var known))
        {
            _filesBySource[source] = known = new SortedSet<string>(StringComparer.Ordinal);
        }

        known.UnionWith(files.Select(Relative));
        return files;
    }
}
