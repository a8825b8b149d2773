namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>
/// Standardised records as arrays side by side: per field the id of each record's value (0 where it is missing). Arrays stand in the
/// order of
/// <see cref="Representatives"/>, which does not depend on the order of the rows.
/// </summary>
internal sealed class SubjectFields(int count)
{
    public int Count { get; } = count;

    /// <summary>Forenames, middle names and surnames share one table, so that swapped names have equal ids.</summary>
    public TextTable Names { get; init; } = new();

    /// <summary>Flats, house numbers and house names.</summary>
    public TextTable Numbers { get; init; } = new();

    public TextTable Streets { get; init; } = new();

    public TextTable Towns { get; init; } = new();

    public TextTable Postcodes { get; init; } = new();

    public int[]? Forename { get; set; }

    /// <summary>Whatever follows the first forename.</summary>
    public int[]? Middle { get; set; }

    public int[]? Surname { get; set; }

    /// <summary>Packed decimal digits; see <see cref="BirthDate"/>.</summary>
    public int[]? Birth { get; set; }

    /// <summary>Whether dates were read month first.</summary>
    public bool MonthFirst { get; set; }

    /// <summary>1 male, 2 female, 3 another; 0 missing.</summary>
    public int[]? Gender { get; set; }

    public int[]? Flat { get; set; }

    public int[]? Number { get; set; }

    public int[]? Street { get; set; }

    public int[]? Town { get; set; }

    public int[]? Postcode { get; set; }

    /// <summary>Metres east and north on the national grid; both 0 where they are not known.</summary>
    public int[]? Easting { get; set; }

    /// <summary>See <see cref="Easting"/>.</summary>
    public int[]? Northing { get; set; }

    /// <summary>Who holds the record: small numbers from 1.</summary>
    public int[]? Source { get; set; }

    /// <summary>The sources' names by number.</summary>
    public TextTable Sources { get; init; } = new();

    public List<NumberField> Identifiers { get; init; } = [];

    /// <summary>
    /// The field in another order or a selection of it: <paramref name="order"/> names the record that comes to each place.
    /// </summary>
    public SubjectFields Pick(int[] order)
    {
        return new SubjectFields(order.Length)
        {
            Names = Names, Numbers = Numbers, Streets = Streets, Towns = Towns, Postcodes = Postcodes, Sources = Sources,
            Forename = Take(Forename), Middle = Take(Middle), Surname = Take(Surname), Birth = Take(Birth), Gender = Take(Gender),
            Flat = Take(Flat), Number = Take(Number), Street = Take(Street), Town = Take(Town), Postcode = Take(Postcode),
            Easting = Take(Easting), Northing = Take(Northing), Source = Take(Source),
            Identifiers = [.. Identifiers.Select(field => field with { Ids = Take(field.Ids)! })],
        };

        int[]? Take(int[]? ids)
        {
            if (ids is null)
            {
                return null;
            }

            var taken = new int[order.Length];
            Parallel.For(0, (order.Length + 65535) / 65536, chunk =>
            {
                for (var i = chunk * 65536; i < Math.Min(order.Length, (chunk + 1) * 65536); i++)
                {
                    taken[i] = ids[order[i]];
                }
            });
            return taken;
        }
    }

    /// <summary>Every field that is compared, with the hash of each of its values.</summary>
    public IEnumerable<(int[] Ids, Func<int, ulong> Hash)> Compared()
    {
        (int[]? Ids, Func<int, ulong> Hash)[] all =
        [
            (Forename, Names.Hash), (Middle, Names.Hash), (Surname, Names.Hash), (Birth, Plain), (Gender, Plain), (Flat, Numbers.Hash),
            (Number, Numbers.Hash), (Street, Streets.Hash), (Town, Towns.Hash), (Postcode, Postcodes.Hash), (Easting, Plain),
            (Northing, Plain),
            .. Identifiers.Select(field => ((int[]?)field.Ids, (Func<int, ulong>)field.Table.Hash)),
        ];
        return all.Where(field => field.Ids is not null).Select(field => (field.Ids!, field.Hash));
    }

    private static ulong Plain(int value) => TextHash.Mix((uint)value);
}

/// <summary>A number, mark or address that names somebody or something.</summary>
/// <param name="Name">Heading of its column.</param>
/// <param name="Label">What it is called wherever it is compared, whatever its heading: "telephone number", "telephone number 2".</param>
/// <param name="Role">Meaning.</param>
/// <param name="Table">Its values.</param>
/// <param name="Ids">Per record.</param>
internal sealed record NumberField(string Name, string Label, FieldRole Role, TextTable Table, int[] Ids);
