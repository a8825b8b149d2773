using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>
/// What is worked out once from addresses and postcodes, for blocking and for comparing: lines, houses, sectors and districts with their
/// sizes.
/// </summary>
internal sealed class PlaceFields
{
    public PlaceFields(SubjectFields fields, FieldCounts counted)
    {
        Fields = fields;
        var (number, street, postcode) = (fields.Number, fields.Street, fields.Postcode);
        var count = fields.Count;
        (Line, House, LineHash) = (new int[count], new int[count], new ulong[count]);
        var lines = new HashIds(count / 2);
        var houses = new HashIds(count / 2);
        for (var i = 0; i < count; i++)
        {
            var isLine = street is not null && street[i] != 0 && number is not null && number[i] != 0;
            LineHash[i] = isLine ? TextHash.Join(fields.Numbers.Hash(number![i]), fields.Streets.Hash(street![i])) : 0;
        }

        Parallel.Invoke(
            () =>
            {
                for (var i = 0; i < count; i++)
                {
                    Line[i] = LineHash[i] == 0 ? 0 : lines.Add(LineHash[i]);
                }
            },
            () =>
            {
                for (var i = 0; i < count; i++)
                {
                    House[i] = LineHash[i] == 0 || postcode is null || postcode[i] == 0 ? 0
                        : houses.Add(TextHash.Join(LineHash[i], fields.Postcodes.Hash(postcode[i])));
                }
            });

        LineSize = counted.Of("address line", Line, lines);
        HouseSize = counted.Of("house", House, houses);
        PostcodeSize = postcode is null ? [1] : counted.Of("postcode", postcode, fields.Postcodes);
        var (sectors, districts) = (new TextTable(), new TextTable());
        Sector = new int[fields.Postcodes.Count];
        District = new int[fields.Postcodes.Count];
        HasSector = new bool[fields.Postcodes.Count];
        for (var i = 1; i < Sector.Length; i++)
        {
            var text = fields.Postcodes[i];
            var isPartial = text[^1] == '*';
            District[i] = districts.Add(text.AsSpan()[..^(isPartial ? 1 : Math.Min(3, text.Length - 1))]);
            // "wr12ab" has the sector "wr12"; codes of other countries have none that is known.
            HasSector[i] = text.Length >= 5 && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[^1]);
            Sector[i] = isPartial ? 0 : sectors.Add(text.AsSpan()[..^Math.Min(2, text.Length - 1)]);
        }
    }

    public SubjectFields Fields { get; }

    /// <summary>Per record: number and street together.</summary>
    public int[] Line { get; }

    /// <summary>Per record: the line's hash; 0 where there is none.</summary>
    public ulong[] LineHash { get; }

    /// <summary>Per record: line and postcode together.</summary>
    public int[] House { get; }

    /// <summary>Records of each line, the total at 0; likewise below.</summary>
    public int[] LineSize { get; }

    public int[] HouseSize { get; }

    public int[] PostcodeSize { get; }

    /// <summary>Per postcode: its sector ("wr12"); 0 for an outward code alone.</summary>
    public int[] Sector { get; }

    /// <summary>Per postcode: whether it is a British one, whose sector means something.</summary>
    public bool[] HasSector { get; }

    /// <summary>Per postcode: its district ("wr1").</summary>
    public int[] District { get; }
}
