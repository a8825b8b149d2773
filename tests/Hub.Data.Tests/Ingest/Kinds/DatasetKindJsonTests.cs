using CsCheck;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Tests.Ingest.Kinds;

public sealed class DatasetKindJsonTests
{
    private static readonly DatasetKind Valid = DatasetKinds.Parse(KindText.File, KindText.Valid).Kind!;

    private static readonly Gen<string> Text = Gen.String;

    private static readonly Gen<KindField> Field =
        Gen.Select(Text, Text, Gen.Enum<FieldType>(), Text, Gen.Enum<IdentifierType>().Nullable(), Text.Array[0, 3], Gen.Decimal.Nullable(),
            (name, title, type, description, identifier, aliases, minimum) => new KindField
            {
                Name = name,
                Title = title,
                Type = type,
                Description = description,
                Example = description,
                Identifier = identifier,
                Aliases = aliases,
                Constraints = new() { Required = name.Length > 3, Minimum = minimum, Enum = aliases.Length == 0 ? null : aliases },
            });

    private static readonly Gen<KindRule> Rule = Gen.Select(Text, Text.Array[0, 3], Gen.Enum<RuleSeverity>(), Gen.Int[0, 8], Gen.Int,
        (id, fields, severity, type, number) => (KindRule)(type switch
        {
            0 => new NotBeforeRule { Id = id, Fields = fields, Severity = severity, Message = id, Fix = id },
            1 => new RequiredIfRule
            {
                Id = id, Fields = fields, Severity = severity, Message = id, Fix = id,
                When = new Dictionary<string, IReadOnlyList<string>> { [id] = fields },
            },
            2 => new AtMostOneRule { Id = id, Fields = fields, Severity = severity, Message = id, Fix = id },
            3 => new SumEqualsRule { Id = id, Fields = fields, Severity = severity, Message = id, Fix = id, Total = id },
            4 => new DateInPeriodRule { Id = id, Fields = fields, Severity = severity, Message = id, Fix = id },
            5 => new NotFutureRule { Id = id, Fields = fields, Severity = severity, Message = id, Fix = id },
            6 => new UniqueRule { Id = id, Fields = fields, Severity = severity, Message = id, Fix = id },
            7 => new RepeatsEarlierPeriodRule
            {
                Id = id, Fields = fields, Severity = severity, Message = id, Fix = id, By = fields, MonthsBefore = number,
            },
            _ => new TotalRowRule { Id = id, Fields = fields, Severity = severity, Message = id, Fix = id, Values = fields },
        }));

    private static readonly Gen<KindIndicator> Indicator = Gen.Select(Text, Gen.Enum<Theme>(), Gen.Enum<IndicatorAggregate>(),
        Gen.Enum<IndicatorDenominator>().Nullable(), Gen.Enum<IndicatorLevel>().Array[1, 4], Gen.Bool,
        (code, theme, aggregate, denominator, levels, mapped) => new KindIndicator
        {
            Code = code,
            Title = code,
            Theme = theme,
            Aggregate = aggregate,
            Of = aggregate == IndicatorAggregate.Count ? null : code,
            Denominator = denominator,
            Levels = levels,
            Mapped = mapped,
            Unit = code,
        });

    private static readonly Gen<DatasetKind> Kind = Gen.Select(Field.Array[1, 4], Rule.Array[0, 4], Indicator.Array[0, 3],
        Gen.Enum<Gateway>(), Gen.Enum<DataClass>(), Gen.Enum<ProtectedSubject>().Array[0, 2], Text.Array[0, 3].Array[0, 3],
        (fields, rules, indicators, gateway, dataClass, about, example) => Valid with
        {
            Schema = Valid.Schema with { Fields = fields },
            Rules = rules,
            Indicators = indicators,
            Gateway = gateway,
            DataClass = dataClass,
            About = about,
            Example = example,
        });

    [Fact]
    public void Write_AnyKind_ReadsBackAsTheSame()
        => Kind.Sample(
            kind =>
            {
                var written = DatasetKindJson.Write(kind);
                Assert.Equal(written, DatasetKindJson.Write(DatasetKindJson.Read(written)));
            },
            iter: 500);

    [Fact]
    public void Checksum_CommentsAndOrder_DoNotMatter()
    {
        var shuffled = KindText.Valid
            .Replace(
                "\"version\": 1, \"title\": \"Odd sightings\",",
                "\"title\": \"Odd sightings\", \"version\": 1, /* first */",
                StringComparison.Ordinal)
            .Replace(
                "\"id\": \"told_after\", \"type\": \"not_before\"",
                "\"type\": \"not_before\", \"id\": \"told_after\"",
                StringComparison.Ordinal);
        Assert.NotEqual(KindText.Valid, shuffled);

        var kind = DatasetKinds.Parse(KindText.File, shuffled).Kind!;

        Assert.Equal(DatasetKindJson.Checksum(Valid), DatasetKindJson.Checksum(kind));
    }

    [Theory]
    [InlineData("caveat", "\"Otherwise.\"")]
    [InlineData("suppression.threshold", "10")]
    [InlineData("codeLists.thing[0].aliases", "[]")]
    public void Checksum_AnyContent_Matters(string path, string json)
        => Assert.NotEqual(
            DatasetKindJson.Checksum(Valid), DatasetKindJson.Checksum(DatasetKinds.Parse(KindText.File, KindText.With(path, json)).Kind!));
}
