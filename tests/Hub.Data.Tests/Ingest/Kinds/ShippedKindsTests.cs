using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Kinds.Checking;

namespace Hub.Data.Tests.Ingest.Kinds;

public sealed partial class ShippedKindsTests
{
    private static readonly DatasetKinds Shipped = DatasetKinds.Load(DatasetKinds.ShippedFolder);

    private static readonly string[] Asked =
    [
        "street_crime", "stop_and_search", "asb_incidents", "missing_episodes", "school_suspensions", "neet",
        "exploitation_assessments", "nrm_referrals", "youth_justice_entrants", "probation_caseload", "housing_concerns",
        "licensing_actions", "trading_standards_seizures", "istv_assaults", "deliberate_fires", "fraud_and_cyber",
        "ocg_register", "disruptions", "actions_4p", "orders_and_releases",
    ];

    public static TheoryData<string> Names => [.. Shipped.Kinds.Select(kind => kind.Kind)];

    [Fact]
    public void Load_ShippedFolder_HasNoErrors() => Assert.Empty(Shipped.Errors);

    [Fact]
    public void Load_ShippedFolder_HasEveryKindThatIsAskedFor()
        => Assert.All(Asked, name => Assert.NotNull(Shipped.Find(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Example_OfEachKind_ReadsBackAndFits(string name)
    {
        var kind = Shipped.Find(name)!;

        var (headings, rows) = Read(TemplateWriter.Example(kind));

        Assert.Equal(kind.Schema.Fields.Count, Headings.Match(kind, headings).Columns.Count);
        Assert.True(Headings.Match(kind, headings).Fits);
        Assert.Equal(kind.Example, rows);
        foreach (var row in rows)
        {
            Assert.Empty(kind.Schema.Fields.Select((field, i) => FieldText.Problem(kind, field, row[i])).OfType<string>());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Template_OfEachKind_HasItsHeadingsAndNoRow(string name)
    {
        var kind = Shipped.Find(name)!;

        var (headings, rows) = Read(TemplateWriter.Template(kind));

        Assert.Equal(kind.Schema.Fields.Select(field => field.Title), headings);
        Assert.Empty(rows);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Schema_OfEachKind_HoldsNothingOfTheHub(string name)
    {
        var kind = Shipped.Find(name)!;

        using var schema = JsonDocument.Parse(SchemaWriter.Write(kind));

        var fields = schema.RootElement.GetProperty("fields").EnumerateArray().ToList();
        Assert.Equal(kind.Schema.Fields.Select(field => field.Name), fields.Select(field => field.GetProperty("name").GetString()));
        string[] standard = ["name", "title", "type", "format", "description", "example", "delimiter", "constraints"];
        Assert.All(fields, field => Assert.Empty(field.EnumerateObject().Select(member => member.Name).Except(standard)));
    }

    /// <summary>Identifiers in examples must be of ranges that are never given out: an example is seen by everybody.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Example_OfEachKind_CannotBeReal(string name)
    {
        var kind = Shipped.Find(name)!;
        foreach (var (field, i) in kind.Schema.Fields.Select((field, i) => (field, i)))
        {
            foreach (var value in kind.Example.Select(row => row[i]).Append(field.Example).Where(value => value.Length > 0))
            {
                Assert.DoesNotMatch(RealAreaCode(), value);
                var invented = field.Identifier switch
                {
                    IdentifierType.NhsNumber => value.StartsWith("999", StringComparison.Ordinal),
                    IdentifierType.Phone => value.StartsWith("07700 900", StringComparison.Ordinal),
                    IdentifierType.Vrm => value.StartsWith('Q'),
                    IdentifierType.Email => value.EndsWith("@example.org", StringComparison.Ordinal),
                    IdentifierType.Address => value.StartsWith("ZZ", StringComparison.Ordinal),
                    IdentifierType.Uprn => value.StartsWith("9999", StringComparison.Ordinal),
                    IdentifierType.Upn => value.StartsWith("Z9", StringComparison.Ordinal),
                    IdentifierType.Name => value is "Zebedee" or "Nobody",
                    IdentifierType.DateOfBirth => value.StartsWith("29/02/", StringComparison.Ordinal),
                    IdentifierType.Pnc => value.Contains("0000000", StringComparison.Ordinal),
                    IdentifierType.Other => value.Contains("00000", StringComparison.Ordinal),
                    null => true,
                    _ => false,
                };
                Assert.True(invented, $"{kind.Kind}.{field.Name}: {value}");
            }
        }
    }

    [Fact]
    public void Kinds_OfThePolice_SayWhatTheInspectorateAsks()
    {
        var register = Shipped.Find("ocg_register")!;
        var disruptions = Shipped.Find("disruptions")!;

        Assert.True(register.Calendar.Register);
        Assert.DoesNotContain(register.Schema.Fields, field => field.Identifier is not null);
        Assert.False(register.Field("mapped_on")!.Constraints.Required);
        Assert.False(disruptions.Field("panel_level")!.Constraints.Required);
        Assert.Equal(
            ["major", "moderate", "minor", "none", "negative"], disruptions.CodeLists["level"].Select(code => code.Code));
        Assert.Equal(["pursue", "prevent", "protect", "prepare"], disruptions.CodeLists["strand"].Select(code => code.Code));
    }

    [Fact]
    public void StreetCrime_LookAlikeRows_AreNotCalledRepeats()
    {
        var kind = Shipped.Find("street_crime")!;

        Assert.DoesNotContain(kind.Rules, rule => rule is UniqueRule);
        Assert.Empty(kind.Schema.PrimaryKey);
        Assert.False(kind.Field("crime_id")!.Constraints.Required);
    }

    private static (string[] Headings, List<string[]> Rows) Read(byte[] csv)
    {
        Assert.Equal(Encoding.UTF8.Preamble, csv.AsSpan()[..3]);
        var lines = CsvText.Rows(csv).ToList();
        return (lines[0], lines[1..]);
    }

    [GeneratedRegex("^[EWSN][0-9]{8}$")]
    private static partial Regex RealAreaCode();
}
