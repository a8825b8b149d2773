using System.Reflection;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Tests.Ingest.Kinds;

/// <summary>Every error has a definition that gives it; each names the file, the member and what to do.</summary>
public sealed class KindErrorTests
{
    private const string Field = """{ "name": "n", "title": "T", "type": "string", "description": "D.", "example": "e" }""";

    public static TheoryData<string, string?, string, string> Faults => new()
    {
        { "titel", "\"x\"", KindErrorCodes.UnknownMember, "titel" },
        { "schema.fields[1].idntifier", "false", KindErrorCodes.UnknownMember, "schema.fields[1].idntifier" },
        { "rules[0].when", "{}", KindErrorCodes.UnknownMember, "rules[0].when" },
        { "caveat", null, KindErrorCodes.MissingMember, "caveat" },
        { "help.how", null, KindErrorCodes.MissingMember, "help.how" },
        { "rules[1].when", null, KindErrorCodes.MissingMember, "rules[1].when" },
        { "rules[0].type", "\"regex\"", KindErrorCodes.WrongValue, "rules[0].type" },
        { "calendar.every", "\"fortnight\"", KindErrorCodes.WrongValue, "calendar.every" },
        { "indicators[0].theme", "\"ufo\"", KindErrorCodes.WrongValue, "indicators[0].theme" },
        { "indicators[0].levels", "[\"parish\"]", KindErrorCodes.WrongValue, "indicators[0].levels[0]" },
        { "version", "\"one\"", KindErrorCodes.WrongValue, "version" },
        { "version", "0", KindErrorCodes.WrongValue, "version" },
        { "title", "null", KindErrorCodes.WrongValue, "title" },
        { "schema.fields[5].identifier", "true", KindErrorCodes.WrongValue, "schema.fields[5].identifier" },
        { "schema.fields", "{}", KindErrorCodes.WrongValue, "schema.fields" },
        { "agencyTypes", "[\"circus\"]", KindErrorCodes.WrongValue, "agencyTypes" },
        { "agencyTypes", "[]", KindErrorCodes.MissingMember, "agencyTypes" },
        { "calendar.dueDays", "999", KindErrorCodes.WrongValue, "calendar.dueDays" },
        { "acceptance.maxBadShare", "2", KindErrorCodes.WrongValue, "acceptance.maxBadShare" },
        { "suppression.threshold", "0", KindErrorCodes.WrongValue, "suppression" },
        { "suppression.reason", "\"because\"", KindErrorCodes.MissingText, "suppression.reason" },
        { "suppression", """{ "policy": "exact" }""", KindErrorCodes.MissingText, "suppression.reason" },
        { "suppression", """{ "policy": "exact", "reason": "r" }""", KindErrorCodes.WrongValue, "suppression.policy" },
        { "kind", "\"even_sightings\"", KindErrorCodes.WrongName, "kind" },
        { "schema.fields[0].name", "\"Sighting Ref\"", KindErrorCodes.WrongName, "schema.fields[0].name" },
        { "schema.fields[6].name", "\"what\"", KindErrorCodes.Duplicate, "schema.fields" },
        { "rules[1].id", "\"told_after\"", KindErrorCodes.Duplicate, "rules" },
        { "indicators[1].code", "\"odd_sightings\"", KindErrorCodes.Duplicate, "indicators" },
        { "codeLists.thing[1].aliases", "[\"LORRY\"]", KindErrorCodes.Duplicate, "codeLists.thing" },
        { "schema.fields[2].aliases", "[\"date\"]", KindErrorCodes.DuplicateAlias, "schema.fields[2].aliases" },
        { "schema.fields[2].aliases", "[\"Told\", \"told \"]", KindErrorCodes.DuplicateAlias, "schema.fields[2].aliases" },
        { "caveat", "\" \"", KindErrorCodes.MissingText, "caveat" },
        { "help.why", "\"\"", KindErrorCodes.MissingText, "help.why" },
        { "schema.fields[0].description", "\"\"", KindErrorCodes.MissingText, "schema.fields[0].description" },
        { "schema.fields[3].codeList", "\"things\"", KindErrorCodes.UnknownCodeList, "schema.fields[3].codeList" },
        { "codeLists.spare", "[]", KindErrorCodes.UnknownCodeList, "codeLists.spare" },
        { "schema.fields[4].codeList", "\"thing\"", KindErrorCodes.WrongType, "schema.fields[4].codeList" },
        { "schema.fields[1].format", "\"academic\"", KindErrorCodes.WrongValue, "schema.fields[1].format" },
        { "schema.fields[0].constraints.pattern", "\"(\"", KindErrorCodes.WrongValue, "schema.fields[0].constraints.pattern" },
        { "schema.fields[4].constraints.minimum", "10", KindErrorCodes.WrongValue, "schema.fields[4].constraints.minimum" },
        { "schema.primaryKey", "[\"nothing\"]", KindErrorCodes.UnknownField, "schema.primaryKey" },
        { "roles.eventDate.field", "\"seen_at\"", KindErrorCodes.UnknownField, "roles.eventDate.field" },
        { "roles.eventDate.field", "\"what\"", KindErrorCodes.WrongType, "roles.eventDate.field" },
        { "roles.measure", "\"what\"", KindErrorCodes.WrongType, "roles.measure" },
        { "roles.place.ward", "\"wards\"", KindErrorCodes.UnknownField, "roles.place.ward" },
        { "roles.place.areasTouched", "\"what\"", KindErrorCodes.WrongType, "roles.place.areasTouched" },
        { "roles.place.always", "\"everywhere\"", KindErrorCodes.WrongValue, "roles.place.always" },
        { "roles.sameEvent", """{ "same": ["what"] }""", KindErrorCodes.WrongValue, "roles.sameEvent" },
        { "roles.sameEvent", """{ "same": [] }""", KindErrorCodes.MissingMember, "roles.sameEvent.same" },
        { "roles.sameEvent", """{ "same": ["nowhere"] }""", KindErrorCodes.UnknownField, "roles.sameEvent.same" },
        { "roles.person.fields", "[\"name\"]", KindErrorCodes.UnknownField, "roles.person.fields" },
        { "roles.person.category", "{}", KindErrorCodes.WrongValue, "roles.person.category" },
        { "rules[0].fields", "[\"told_on\", \"nowhere\"]", KindErrorCodes.UnknownField, "rules[0]" },
        { "rules[0].fields", "[\"told_on\"]", KindErrorCodes.WrongValue, "rules[0].fields" },
        { "rules[0].fields", "[\"told_on\", \"what\"]", KindErrorCodes.WrongType, "rules[0].fields" },
        { "rules[1].when", "{ \"nowhere\": [\"*\"] }", KindErrorCodes.UnknownField, "rules[1].when" },
        { "indicators[1].of", "\"nothing\"", KindErrorCodes.UnknownField, "indicators[1].of" },
        { "indicators[1].of", "\"what\"", KindErrorCodes.WrongType, "indicators[1].of" },
        { "indicators[1].of", "\"phone\"", KindErrorCodes.IdentifierInFigure, "indicators[1].of" },
        { "indicators[0].where", "{ \"phone\": [\"*\"] }", KindErrorCodes.IdentifierInFigure, "indicators[0].where.phone" },
        { "indicators[0].where", "{ \"nothing\": [\"*\"] }", KindErrorCodes.UnknownField, "indicators[0].where" },
        { "indicators[0].where", "{ \"what\": [\"Van\"] }", KindErrorCodes.UnknownCode, "indicators[0].where.what" },
        { "indicators[0].of", "\"number\"", KindErrorCodes.WrongIndicator, "indicators[0].of" },
        { "indicators[1].of", null, KindErrorCodes.WrongIndicator, "indicators[1].of" },
        { "indicators[1].levels", "[]", KindErrorCodes.WrongIndicator, "indicators[1]" },
        { "indicators[1].mapped", "true", KindErrorCodes.WrongIndicator, "indicators[1].levels" },
        { "dataClass", "\"depersonalised\"", KindErrorCodes.PersonInDepersonalised, "roles.person" },
        { "dataClass", "\"aggregate\"", KindErrorCodes.PersonInDepersonalised, "schema.fields.phone" },
        { "about", "[\"children\"]", KindErrorCodes.BelowWard, "indicators[0]" },
        { "about", "[\"dwellings\"]", KindErrorCodes.BelowWard, "indicators[0]" },
        { "example", "[]", KindErrorCodes.ExampleDoesNotFit, "example" },
        { "example[0]", "[\"S-1\"]", KindErrorCodes.ExampleDoesNotFit, "example[0]" },
        { "example[0][1]", "\"31/02/2025\"", KindErrorCodes.ExampleDoesNotFit, "example[0][1]" },
        { "example[0][0]", "\"\"", KindErrorCodes.ExampleDoesNotFit, "example[0][0]" },
        { "example[0][0]", "\"=1+1\"", KindErrorCodes.ExampleDoesNotFit, "example[0][0]" },
        { "example[0][3]", "\"bicycle\"", KindErrorCodes.ExampleDoesNotFit, "example[0][3]" },
        { "example[0][4]", "\"10\"", KindErrorCodes.ExampleDoesNotFit, "example[0][4]" },
        { "schema.fields[4].example", "\"many\"", KindErrorCodes.ExampleDoesNotFit, "schema.fields[4].example" },
    };

    [Fact]
    public void Parse_ValidDefinition_HasNoError() => Assert.Empty(KindText.Errors(KindText.Valid));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Parse_OneFault_NamesFileMemberAndRemedy(string path, string? json, string code, string member)
    {
        var errors = KindText.Errors(KindText.With(path, json));

        var error = Assert.Single(errors, error => error.Code == code && error.Member == member);
        Assert.Equal(KindText.File, error.File);
        Assert.StartsWith($"{KindText.File}, {member}: ", error.Text, StringComparison.Ordinal);
        Assert.Matches(@"^[A-Z].*\.$", error.Message);
        Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NotJson_NamesTheLine()
    {
        var error = Assert.Single(KindText.Errors("{\n  \"kind\": \"odd_sightings\",\n  \"version\" 1 }"));

        Assert.Equal(KindErrorCodes.NotJson, error.Code);
        Assert.Contains("line 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_MemberTwice_SaysSo()
    {
        var twice = KindText.Valid.Replace("\"version\": 1,", "\"version\": 1, \"version\": 2,", StringComparison.Ordinal);

        Assert.Contains(KindText.Errors(twice), error => error is { Code: KindErrorCodes.Duplicate, Member: "version" });
    }

    [Fact]
    public void Parse_SeveralSlips_ListsThemAll()
    {
        var json = KindText.With("caveat", null)
            .Replace("\"every\"", "\"evry\"", StringComparison.Ordinal)
            .Replace("\"count\"", "\"median\"", StringComparison.Ordinal);

        Assert.Equal(
            ["calendar.evry", "calendar.every", "indicators[0].aggregate", "caveat"],
            KindText.Errors(json).Select(error => error.Member));
    }

    [Fact]
    public void Parse_PublishedTableWithoutPlace_AsksForOne()
    {
        var json = KindText.With("roles.place", null).Replace("\"record\"", "\"measure\"", StringComparison.Ordinal);

        Assert.Contains(KindText.Errors(json), error => error.Member == "roles.place");
    }

    [Fact]
    public void Parse_PublishedValuePerResident_IsRefused()
    {
        var json = KindText.With("indicators[1].denominator", "\"residents\"").Replace("\"sum\"", "\"value\"", StringComparison.Ordinal);

        Assert.Contains(KindText.Errors(json), error => error.Member == "indicators[1].denominator");
    }

    [Fact]
    public void Parse_RuleThatSaysTooLittle_IsRefused()
    {
        foreach (var rule in new[]
        {
            """{ "id": "r", "type": "at_most_one", "fields": ["what"], "severity": "error", "message": "M.", "fix": "F." }""",
            """{ "id": "r", "type": "unique", "fields": [], "severity": "error", "message": "M.", "fix": "F." }""",
            """{ "id": "r", "type": "total_row", "fields": ["what"], "values": [], "severity": "note", "message": "M.", "fix": "F." }""",
            """
            { "id": "r", "type": "repeats_earlier_period", "fields": ["number"], "by": [], "monthsBefore": 12, "severity": "note",
              "message": "M.", "fix": "F." }
            """,
            """
            { "id": "r", "type": "repeats_earlier_period", "fields": ["number"], "by": ["what"], "monthsBefore": 0, "severity": "note",
              "message": "M.", "fix": "F." }
            """,
        })
        {
            Assert.Contains(KindText.Errors(KindText.With("rules[0]", rule)), error => error.Member == "rules[0].fields");
        }
    }

    /// <summary>A new error code without a definition that gives it fails here.</summary>
    [Fact]
    public void Faults_CoverEveryErrorCode()
    {
        var codes = typeof(KindErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!);
        var covered = Faults.Select(row => row.Data.Item3).Append(KindErrorCodes.NotJson);

        Assert.Empty(codes.Except(covered));
    }

    [Fact]
    public void Parse_FieldWithoutColumns_IsRefused()
        => Assert.Contains(KindText.Errors(KindText.With("schema.fields", "[]")), error => error.Member == "schema.fields");

    [Fact]
    public void Field_SmallestDefinition_NeedsFiveMembers()
        => Assert.DoesNotContain(
            KindText.Errors(KindText.With("schema.fields[2]", Field)), error => error.Code == KindErrorCodes.MissingMember);
}
