using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Tests.Ingest.Kinds;

public sealed class DatasetKindsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-kinds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_FolderMissing_IsOneError()
    {
        var kinds = DatasetKinds.Load(Path.Combine(_folder, "nowhere"));

        Assert.Empty(kinds.Kinds);
        Assert.Contains("does not exist", Assert.Single(kinds.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OneBadFile_LeavesTheGoodOneUsable()
    {
        File.WriteAllText(Path.Combine(_folder, KindText.File), "// a comment is allowed\n" + KindText.Valid);
        File.WriteAllText(Path.Combine(_folder, "broken.json"), "{");

        var kinds = DatasetKinds.Load(_folder);

        Assert.NotNull(kinds.Find("odd_sightings"));
        Assert.Equal("broken.json", Assert.Single(kinds.Errors).File);
    }

    [Fact]
    public void Load_TwoKindsWithOneIndicatorCode_NamesBothFiles()
    {
        File.WriteAllText(Path.Combine(_folder, KindText.File), KindText.Valid);
        File.WriteAllText(
            Path.Combine(_folder, "even_sightings.json"),
            KindText.Valid.Replace("\"kind\": \"odd_sightings\"", "\"kind\": \"even_sightings\"", StringComparison.Ordinal));

        var errors = DatasetKinds.Load(_folder).Errors;

        Assert.Equal(2, errors.Count);
        Assert.All(errors, error => Assert.Equal("even_sightings.json and odd_sightings.json", error.File));
    }

    [Theory]
    [InlineData("Reference,Seen on,LSOA code", true, "")]
    [InlineData("LSOA_CODE,DATE,sighting-ref", true, "")]
    [InlineData(" sighting ref ,Date,Shoe size", true, "Shoe size")]
    [InlineData("Date,LSOA code", false, "")]
    [InlineData("Reference,Date,Seen on", false, "")]
    public void Match_Headings_ToleratesOrderCaseAndPunctuation(string headings, bool fits, string unknown)
    {
        var kind = DatasetKinds.Parse(KindText.File, KindText.Valid).Kind!;

        var match = Headings.Match(kind, headings.Split(','));

        Assert.Equal(fits, match.Fits);
        Assert.Equal(unknown, string.Join(',', match.Unknown));
    }

    [Fact]
    public void Template_FieldsOfAnAgreement_LeavesTheOthersOut()
    {
        var kind = DatasetKinds.Parse(KindText.File, KindText.Valid).Kind!;

        var example = System.Text.Encoding.UTF8.GetString(TemplateWriter.Example(kind, ["seen_on", "what"]).AsSpan()[3..]);

        Assert.Equal("Seen on,What\r\n03/04/2025,lorry\r\n", example);
    }
}
