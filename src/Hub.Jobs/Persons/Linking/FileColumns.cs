using Hub.Data.Persons.Linking;

namespace Hub.Jobs.Persons.Linking;

/// <summary>
/// The columns of several files as one: columns of one role belong together, whatever their headings; the file is the source where none
/// is named.
/// </summary>
internal static class FileColumns
{
    public static IReadOnlyList<RecordColumn> Join(IReadOnlyList<InputFile> files, int count)
    {
        if (files.Count == 1)
        {
            return files[0].Columns;
        }

        var joined = files.SelectMany(Numbered).Select(column => column.Key).Distinct().Order()
            .Select(key => One(key, [.. files.Select(file => (file, Numbered(file).Where(column => column.Key == key)
                .Select(column => column.Column).FirstOrDefault()))], count))
            .ToList();
        if (joined.All(column => column.Role != FieldRole.Source))
        {
            var ids = new int[count];
            for (var file = 0; file < files.Count; file++)
            {
                ids.AsSpan(files[file].FirstRecord, files[file].Content.Count).Fill(file + 1);
            }

            joined.Add(new RecordColumn("file", FieldRole.Source, ["", .. files.Select(file => file.Name)], ids));
        }

        return joined;
    }

    // The second telephone number of one file goes with the second of another.
    private static IEnumerable<((FieldRole Role, int Number) Key, RecordColumn Column)> Numbered(InputFile file)
        => file.Columns.GroupBy(column => column.Role).SelectMany(role => role.Select((column, number) => ((role.Key, number), column)));

    private static RecordColumn One((FieldRole Role, int Number) key, (InputFile File, RecordColumn? Column)[] parts, int count)
    {
        var texts = new List<string> { "" };
        var known = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        var ids = new int[count];
        foreach (var (file, column) in parts.Where(part => part.Column is not null))
        {
            var map = column!.Texts.Select(text =>
            {
                if (known.TryAdd(text, texts.Count))
                {
                    texts.Add(text);
                }

                return known[text];
            }).ToArray();
            for (var i = 0; i < column.Ids.Length; i++)
            {
                ids[file.FirstRecord + i] = map[column.Ids[i]];
            }
        }

        return new RecordColumn(parts.First(part => part.Column is not null).Column!.Name, key.Role, texts, ids);
    }
}
