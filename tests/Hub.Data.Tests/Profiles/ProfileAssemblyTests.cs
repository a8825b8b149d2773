using System.Text.Json;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles;

public sealed class ProfileAssemblyTests
{
    [Fact]
    public void Assemble_EverySectionFilled_HasTheSectionsInOrder()
    {
        var document = ProfileAssembly.Assemble(SampleSnapshot.Full(), SampleSnapshot.CreatedAt);

        Assert.Equal(
            [
                "summary", "control", "coverage", "area", "groups", "threats", "disruptions", "plan", "risk", "gaps", "method",
                "annex", "words",
            ],
            document.Blocks.OfType<Heading>().Where(h => h.Level == 1).Select(h => h.Id));
    }

    [Fact]
    public void Assemble_AnySnapshot_HasUniqueHeadingIds()
    {
        var ids = ProfileAssembly.Assemble(SampleSnapshot.Full(), SampleSnapshot.CreatedAt).Blocks
            .OfType<Heading>().Select(h => h.Id).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Assemble_Fictional_SaysSoInNoticesTitleKeywordsAndFileName()
    {
        var content = SampleSnapshot.Full();

        var document = ProfileAssembly.Assemble(content, SampleSnapshot.CreatedAt);

        Assert.Contains(document.Notices, n => n.StartsWith("FICTIONAL", StringComparison.Ordinal));
        Assert.Contains(ProfileAssembly.DraftNotice, document.Notices);
        Assert.StartsWith("FICTIONAL", document.Title, StringComparison.Ordinal);
        Assert.Contains("FICTIONAL", document.Keywords);
        Assert.Equal("OFFICIAL-SENSITIVE-FICTIONAL-DRAFT-Quellmoor-calendar-year-2025", ProfileAssembly.FileName(content));
    }

    [Fact]
    public void Assemble_NothingReceived_EverySectionSaysWhoHasNotSentWhat()
    {
        var document = ProfileAssembly.Assemble(SampleSnapshot.Empty(), SampleSnapshot.CreatedAt);

        var gaps = document.Blocks.OfType<Callout>().Where(c => c.Tone == CalloutTone.Gap).ToList();
        Assert.True(gaps.Count >= 5, "the summary, groups, disruptions, plan and orders each name a gap");
        Assert.Contains(gaps, g => g.Text.Plain.Contains("Marrowshire Constabulary", StringComparison.Ordinal));
        Assert.Empty(document.Blocks.OfType<Chart>());
    }

    [Fact]
    public void Assemble_EveryChart_HasItsFiguresInAPrintedTable()
    {
        var document = ProfileAssembly.Assemble(SampleSnapshot.Full(), SampleSnapshot.CreatedAt);

        var printed = document.Blocks.OfType<FigureTable>().SelectMany(NumericColumns).ToHashSet(StringComparer.Ordinal);
        var twins = document.Blocks.OfType<Chart>().Where(c => c.Data is not null).SelectMany(c => NumericColumns(c.Data!)).ToList();
        Assert.NotEmpty(twins);
        Assert.All(twins, column => Assert.True(printed.Contains(column), $"no printed table has the column {column}"));
    }

    [Fact]
    public void Assemble_Tables_HaveAsManyCellsAsColumnsAndAtMostSeven()
    {
        var tables = ProfileAssembly.Assemble(SampleSnapshot.Full(), SampleSnapshot.CreatedAt).Blocks.OfType<FigureTable>().ToList();

        Assert.All(tables, t => Assert.InRange(t.Columns.Count, 2, 7));
        Assert.All(tables, t => Assert.All(t.Rows, r => Assert.Equal(t.Columns.Count, r.Cells.Count)));
    }

    [Fact]
    public void Assemble_SnapshotReadBackFromJson_GivesTheSameDocument()
    {
        var content = SampleSnapshot.Full();
        var back = JsonSerializer.Deserialize<SnapshotContent>(SnapshotJson.Write(content), SnapshotJson.Options);

        Assert.NotNull(back);
        Assert.Equal(SnapshotJson.Write(content), SnapshotJson.Write(back));
        Assert.Equal(
            HtmlWriter.WriteDocument(ProfileAssembly.Assemble(content, SampleSnapshot.CreatedAt)),
            HtmlWriter.WriteDocument(ProfileAssembly.Assemble(back, SampleSnapshot.CreatedAt)));
    }

    private static IEnumerable<string> NumericColumns(FigureTable table)
        => Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].Numeric)
            .Select(c => string.Join("|", table.Rows.Select(r => r.Cells[c].Text)));
}
