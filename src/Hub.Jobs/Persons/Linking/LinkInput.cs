using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Linking.Standardising;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Persons.Linking;

/// <summary>The files of a run as one table, with what names each row.</summary>
/// <param name="Table">Records; the known answer is not among its columns.</param>
/// <param name="Files">The files in order.</param>
/// <param name="Config">What was told or worked out.</param>
/// <param name="Truth">The known answer per record, 0 where it is not given; null where none was named.</param>
internal sealed record LinkInput(RecordTable Table, IReadOnlyList<InputFile> Files, LinkConfig Config, int[]? Truth)
{
    /// <summary>Whether two records bear the same id, so that an id alone does not name a record.</summary>
    public bool HasDoubleIds { get; private init; }

    /// <summary>Reads files by a configuration or, without one, by what their headings and values say.</summary>
    public static async Task<LinkInput> ReadAsync(IReadOnlyList<string> paths, LinkConfig? config, string? truth,
        CancellationToken cancellationToken)
    {
        var files = new List<InputFile>();
        var mapping = config?.Columns.ToDictionary(StringComparer.Ordinal) ?? [];
        var first = 0;
        foreach (var path in paths)
        {
            var (shape, roles) = await ShapeAsync(path, config, truth, cancellationToken);
            for (var i = 0; i < roles.Length && config is null; i++)
            {
                if (roles[i] != FieldRole.None)
                {
                    mapping.TryAdd(shape.Headings[i], RoleWords.KeyOf(roles[i]));
                }
            }

            var wanted = Enumerable.Range(0, roles.Length).Where(i => roles[i] is not (FieldRole.None or FieldRole.RecordId)).ToArray();
            var content = await CsvColumns.ReadAsync(path, shape, wanted, Array.IndexOf(roles, FieldRole.RecordId), cancellationToken);
            files.Add(new InputFile(Path.GetFileName(path), first, content, [.. wanted.Select((column, slot) => new RecordColumn(
                shape.Headings[column], roles[column], content.Texts[slot], content.Ids[slot]))]));
            first += content.Count;
        }

        if (first == 0)
        {
            throw new CommandRefusal("There are no records: the files hold headings only.");
        }

        var (ids, areDouble) = RecordIds(files, first);
        var columns = FileColumns.Join(files, first);
        var answers = columns.FirstOrDefault(column => column.Role == FieldRole.Truth);
        return new LinkInput(
            new RecordTable(first, [.. columns.Where(column => column.Role != FieldRole.Truth)], ids), files,
                (config ?? new LinkConfig()) with { Columns = mapping },
            truth is null ? null : answers?.Ids)
        {
            HasDoubleIds = areDouble,
        };
    }

    private static async Task<(CsvShape Shape, FieldRole[] Roles)> ShapeAsync(string path, LinkConfig? config, string? truth,
        CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new CommandRefusal($"There is no file {path}.");
        }

        var start = await StartAsync(path, cancellationToken);
        var shape = CsvShape.Of(path, start);
        var sample = new Lazy<IReadOnlyList<string>[]>(() => CsvSample.Of(start, shape));
        var roles = config is null
            ? ColumnGuess.Roles(shape.Headings, column => sample.Value[column])
            : [.. shape.Headings.Select(heading => config.Columns.TryGetValue(heading, out var key) ? RoleWords.Find(key)!.Value
                : FieldRole.None)];
        if (truth is not null)
        {
            var at = shape.Headings.ToList().IndexOf(truth);
            if (at < 0)
            {
                throw new CommandRefusal(
                    $"{path} has no column \"{truth}\" with the known answer; its columns are {string.Join(", ", shape.Headings)}.");
            }

            for (var i = 0; i < roles.Length; i++)
            {
                roles[i] = i == at ? FieldRole.Truth : roles[i] == FieldRole.Truth ? FieldRole.None : roles[i];
            }
        }

        return roles.All(role => role is FieldRole.None or FieldRole.RecordId or FieldRole.Source or FieldRole.Truth)
            ? throw new CommandRefusal(
                $"{path} has no column to link by; say in --config what its columns mean: {string.Join(", ", shape.Headings)}.")
            : (shape, roles);
    }

    private static (ulong[] Ids, bool AreDouble) RecordIds(List<InputFile> files, int count)
    {
        var ids = new ulong[count];
        foreach (var file in files)
        {
            var salt = files.Count > 1 || file.Content.Names is null ? TextHash.Of(file.Name) : 0;
            Parallel.For(0, (file.Content.Count + 65535) / 65536, chunk =>
            {
                for (var i = chunk * 65536; i < Math.Min(file.Content.Count, (chunk + 1) * 65536); i++)
                {
                    var own = file.Content.Names is { } names ? TextHash.Of(names[i]) : (ulong)i;
                    ids[file.FirstRecord + i] = salt == 0 ? own : TextHash.Join(salt, own);
                }
            });
        }

        var sorted = KeySort.Sort(ids, new int[count]).Keys;
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1])
            {
                return (ids, true);
            }
        }

        return (ids, false);
    }

    private static async Task<byte[]> StartAsync(string path, CancellationToken cancellationToken)
    {
        var bytes = new byte[256 * 1024];
        await using var file = File.OpenRead(path);
        var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return bytes[..length];
    }
}

/// <summary>One file of a run.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="FirstRecord">Place of its first row in the table.</param>
/// <param name="Content">What was read.</param>
/// <param name="Columns">Its columns that have a role.</param>
internal sealed record InputFile(string Name, int FirstRecord, CsvContent Content, IReadOnlyList<RecordColumn> Columns);
