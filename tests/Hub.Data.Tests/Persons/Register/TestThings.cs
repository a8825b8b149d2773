using System.Globalization;
using System.Text;

namespace Hub.Data.Tests.Persons.Register;

/// <summary>A row that names premises, a vehicle and a telephone, with what is true about it.</summary>
public sealed record ThingRow(string Home, string Uprn, string Address, string Postcode, string Vehicle, string Mark, string Line, string Phone);

/// <summary>
/// Invented premises, vehicles and telephones with a known answer: each is seen several times and written as people write. Premises: without its
/// property number one time in three, with "St" for "Street", in capitals, with the postcode run together. Every third row names nothing but a
/// postcode.
/// </summary>
internal static class TestThings
{
    public const string Kind = "test_things";

    public const string Headings = "Reference,Seen on,UPRN,Address,Postcode,Mark,Phone\n";

    public const string Json =
        """
        {
          "kind": "KIND", "version": 1, "title": "Test things", "shape": "record", "agencyTypes": ["police"],
          "dataClass": "personal", "regime": "part2", "gateway": "cda_1998_s115", "calendar": { "every": "month", "dueDays": 30 },
          "schema": { "fields": [
            { "name": "reference", "title": "Reference", "type": "string", "description": "D.", "example": "ZZ-1", "constraints": { "required": true } },
            { "name": "seen_on", "title": "Seen on", "type": "date", "description": "D.", "example": "03/04/2025", "constraints": { "required": true } },
            { "name": "uprn", "title": "UPRN", "type": "string", "description": "D.", "example": "999999999901", "identifier": "uprn" },
            { "name": "address", "title": "Address", "type": "string", "description": "D.", "example": "1 Street", "identifier": "address" },
            { "name": "postcode", "title": "Postcode", "type": "string", "description": "D.", "example": "ZZ1 1ZZ", "identifier": "address" },
            { "name": "mark", "title": "Mark", "type": "string", "description": "D.", "example": "Q999 ZZZ", "identifier": "vrm" },
            { "name": "phone", "title": "Phone", "type": "string", "description": "D.", "example": "07", "identifier": "phone" } ] },
          "roles": { "eventDate": { "field": "seen_on" }, "recordKey": "reference" },
          "codeLists": {}, "rules": [], "acceptance": { "onBadRows": "accept_without", "maxBadShare": 0.5 },
          "suppression": { "policy": "default" }, "caveat": "C.", "help": { "what": "W.", "why": "W.", "how": "H." },
          "example": [ ["ZZ-1", "03/04/2025", "999999999901", "1 Street", "ZZ1 1ZZ", "Q999 ZZZ", "07"] ]
        }
        """;

    private static readonly string[] Words = ["Mill", "Station", "Victoria", "Orchard", "Canal", "Hawthorn", "Bridge", "Priory", "Castle", "Elm", "Cromwell"];

    /// <summary>So many rows about a fourth as many of each.</summary>
    public static List<ThingRow> Rows(int count, int seed)
    {
        var random = new Random(seed);
        var homes = Enumerable.Range(0, count / 4).Select(i => (
            Address: $"{1 + (i / 11 % 60)} {Words[i % 11]} Street", Postcode: $"ZZ{1 + (i % 11)} {i / 660}AB",
            Uprn: string.Create(CultureInfo.InvariantCulture, $"999{i * 37:000000000}"))).ToList();
        var marks = Enumerable.Range(0, count / 4).Select(_ => string.Concat(Enumerable.Range(0, 7)
            .Select(at => at is 2 or 3 ? (char)('2' + random.Next(6)) : "CEFHJKMNPRTUVWXY"[random.Next(16)]))).Distinct().ToList();
        var phones = Enumerable.Range(0, count / 4).Select(i => string.Create(CultureInfo.InvariantCulture, $"077{i % 10}{(i + 1) * 7919 % 9_999_991:0000000}")).Distinct().ToList();
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (home, mark, phone) = (homes[random.Next(homes.Count)], marks[random.Next(marks.Count)], phones[random.Next(phones.Count)]);
            var isNowhere = i % 3 == 2;
            return new ThingRow(
                isNowhere ? "" : home.Uprn, isNowhere || random.Next(3) == 0 ? "" : home.Uprn,
                isNowhere ? "" : random.Next(2) == 0 ? home.Address : home.Address.Replace("Street", "St", StringComparison.Ordinal).ToUpperInvariant(),
                random.Next(2) == 0 ? home.Postcode : home.Postcode.Replace(" ", "", StringComparison.Ordinal),
                mark, random.Next(2) == 0 ? mark : mark[..4] + " " + mark[4..],
                phone, random.Next(2) == 0 ? phone : "+44 (0)" + phone[1..]);
        })];
    }

    /// <summary>The rows as a file.</summary>
    public static string Csv(IEnumerable<ThingRow> rows, DateOnly month)
    {
        var text = new StringBuilder(Headings);
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
        {
            text.AppendJoin(
                ',', $"R{index}", month.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), row.Uprn, row.Address, row.Postcode, row.Mark, row.Phone).Append('\n');
        }

        return text.ToString();
    }
}
