namespace Hub.Data.Persons.Linking;

/// <summary>The settings within the bytes of a model; see <see cref="LinkModelForm"/>.</summary>
internal static class LinkSettingsForm
{
    public static void Write(BinaryWriter writer, LinkSettings settings)
    {
        writer.Write((int)settings.Subject);
        writer.Write((int)settings.LinkType);
        writer.Write(settings.Threshold);
        writer.Write(settings.PairFloor);
        writer.Write(settings.Seed);
        writer.Write(settings.PairsAlwaysAllowed);
        writer.Write(settings.PairsPerRecord);
        writer.Write(settings.LargestBlock);
        writer.Write(settings.TrainingPairs);
        Write(writer, settings.LeftOut);
        Write(writer, settings.SourcesWithoutDuplicates);
        writer.Write(settings.Changes.Count);
        foreach (var (name, change) in settings.Changes.OrderBy(change => change.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            Write(writer, change.WithoutLevels);
            writer.Write(change.AlikeFrom ?? double.NaN);
            writer.Write(change.NearKilometres ?? double.NaN);
            writer.Write(change.AreaKilometres ?? double.NaN);
        }

        writer.Write(settings.NeverMeet.Count);
        foreach (var (first, second) in settings.NeverMeet.OrderBy(pair => pair.First, StringComparer.Ordinal)
            .ThenBy(pair => pair.Second, StringComparer.Ordinal))
        {
            writer.Write(first);
            writer.Write(second);
        }
    }

    public static LinkSettings Read(BinaryReader reader) => new()
    {
        Subject = (SubjectType)reader.ReadInt32(),
        LinkType = (LinkType)reader.ReadInt32(),
        Threshold = reader.ReadDouble(),
        PairFloor = reader.ReadDouble(),
        Seed = reader.ReadUInt64(),
        PairsAlwaysAllowed = reader.ReadInt64(),
        PairsPerRecord = reader.ReadInt32(),
        LargestBlock = reader.ReadInt32(),
        TrainingPairs = reader.ReadInt32(),
        LeftOut = ReadTexts(reader).ToHashSet(StringComparer.Ordinal),
        SourcesWithoutDuplicates = ReadTexts(reader).ToHashSet(StringComparer.Ordinal),
        Changes = Enumerable.Range(0, reader.ReadInt32()).Select(_ => (Name: reader.ReadString(), Change: ReadChange(reader)))
            .ToDictionary(pair => pair.Name, pair => pair.Change, StringComparer.Ordinal),
        NeverMeet = Enumerable.Range(0, reader.ReadInt32()).Select(_ => (reader.ReadString(), reader.ReadString())).ToHashSet(),
    };

    private static ComparisonChange ReadChange(BinaryReader reader) => new()
    {
        WithoutLevels = ReadTexts(reader).ToHashSet(StringComparer.Ordinal),
        AlikeFrom = Number(reader.ReadDouble()),
        NearKilometres = Number(reader.ReadDouble()),
        AreaKilometres = Number(reader.ReadDouble()),
    };

    private static double? Number(double value) => double.IsNaN(value) ? null : value;

    private static void Write(BinaryWriter writer, IReadOnlySet<string> texts)
    {
        writer.Write(texts.Count);
        foreach (var text in texts.Order(StringComparer.Ordinal))
        {
            writer.Write(text);
        }
    }

    private static List<string> ReadTexts(BinaryReader reader)
        => [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString())];
}
