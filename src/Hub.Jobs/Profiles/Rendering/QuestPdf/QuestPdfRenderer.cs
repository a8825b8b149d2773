using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;
using QuestPDF.Fluent;
using QuestPDF.Helpers;
using QuestPDF.Infrastructure;

namespace Hub.Jobs.Profiles.Rendering.QuestPdf;

/// <summary>
/// The QuestPDF engine, for operators who hold a licence. It writes tags only together with its PDF/UA claim, so unlike the
/// default engine its files always carry that claim.
/// </summary>
internal sealed class QuestPdfRenderer(FontSet fonts) : IProfileRenderer
{
    public string Name => "QuestPdf";
    public IReadOnlyList<FontHash> Fonts => fonts.Hashes;
    /// <summary>The engine, or why it cannot be used. The first touch of its settings loads the native library.</summary>
    public static RendererChoice Create(FontSet fonts, string licenseName)
    {
        if (!Enum.TryParse<LicenseType>(licenseName, ignoreCase: true, out var license))
        {
            var names = string.Join(", ", Enum.GetNames<LicenseType>());
            return new RendererChoice.Refused($"Pdf:QuestPdfLicense names no licence of QuestPDF: set it to one of {names}.");
        }
        try
        {
            QuestPDF.Settings.License = license;
            QuestPDF.Settings.UseEnvironmentFonts = false;
            QuestPDF.Settings.FontDiscoveryPaths.Add(fonts.Folder);
            return new RendererChoice.Ready(new QuestPdfRenderer(fonts));
        }
        catch (TypeInitializationException)
        {
            return new RendererChoice.Refused("QuestPDF's native library is missing: restore its package here, or set Pdf:Engine to Pdf.");
        }
    }

    public void Render(ProfileDocument document, Stream output, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var metadata = new DocumentMetadata
        {
            Title = document.Title, Subject = document.Subtitle, Author = document.Author, Language = document.Language,
            Keywords = string.Join(", ", (string[])[document.Marking, .. document.Notices, .. document.Keywords]),
            CreationDate = document.CreatedAt, ModifiedDate = document.CreatedAt,
        };
        QuestPDF.Fluent.Document.Create(c => c.Page(page => Page(page, document))).WithMetadata(metadata)
            .WithSettings(new DocumentSettings { PDFUA_Conformance = PDFUA_Conformance.PDFUA_1 }).GeneratePdf(output);
    }

    private static void Page(PageDescriptor page, ProfileDocument document)
    {
        page.Size(PageSizes.A4);
        page.MarginHorizontal((float)Theme.SideMargin);
        page.MarginVertical(22);
        page.DefaultTextStyle(s => s.FontFamily("Noto Sans").FontSize(12).LineHeight(1.04f).FontColor(Theme.Ink));
        page.Header().SemanticIgnore().PaddingBottom(12).DefaultTextStyle(s => s.FontSize(9)).Column(c =>
        {
            c.Item().AlignCenter().Text(document.Marking).Bold();
            c.Item().Text(string.Join(" · ", document.Notices.Prepend(document.RunningTitle)));
        });
        page.Footer().SemanticIgnore().DefaultTextStyle(s => s.FontSize(9)).Column(c =>
        {
            c.Item().AlignCenter().Text(document.Marking).Bold();
            c.Item().AlignRight().Text(t => { t.Span("Page "); t.CurrentPageNumber(); t.Span(" of "); t.TotalPages(); });
        });
        page.Content().Column(c => new QuestPdfBlocks(document).WriteAll(c));
    }
}

/// <summary>The blocks of one document in QuestPDF's calls; richer blocks are written as simpler ones.</summary>
internal sealed class QuestPdfBlocks(ProfileDocument document)
{
    private int _drawings;

    /// <summary>Marking and notices first, the title where no band carries it, then every block.</summary>
    public void WriteAll(ColumnDescriptor column)
    {
        column.Spacing(8);
        column.Item().SemanticParagraph().Text(string.Join(" · ", document.Notices.Prepend(document.Marking))).FontSize(9).Bold();
        var title = document.Blocks.OfType<Band>().Any() ? (Block[])[] : [new Band(document.Title, document.Subtitle, [])];
        Array.ForEach([.. title, .. document.Blocks], block => Write(column.Item(), block));
    }

    private void Write(IContainer at, Block block)
    {
        switch (block)
        {
            case Heading h: Title(at, h); break;
            case Paragraph p: Rich(at.SemanticParagraph(), p.Text); break;
            case TextList l: Pairs(at, l.Items.Select((item, i) => (l.Numbered ? $"{i + 1}." : "•", item)), 20); break;
            case SourceNote s: at.SemanticParagraph().Text(s.Line).FontSize(10).FontColor(Theme.QuietInk); break;
            case PageBreak: at.PageBreak(); break;
            case FactList f: Pairs(at, f.Facts.Select(x => (x.Label, (RichText)x.Text)).Prepend((f.Caption, string.Empty)), 150); break;
            case Callout c: Framed(at, Bold($"{c.Tone}: {c.Title}"), new Paragraph(c.Text)); break;
            case KeyJudgement k:
                var said = new TextRun($"Probability: {k.Probability}. Confidence: {k.Confidence}. Basis: ");
                Framed(at, Bold(k.Text), new Paragraph(new RichText([said, .. k.Basis.Runs])));
                break;
            case Band b:
                at.Background(Theme.DarkBlue).Padding(16).DefaultTextStyle(s => s.FontColor(Theme.Paper)).Column(c =>
                {
                    c.Item().SemanticHeader1().Text(b.Title).FontSize(26).Bold();
                    c.Item().SemanticParagraph().Text(b.Subtitle);
                    Pairs(c.Item(), b.Facts.Select(f => (f.Label, (RichText)f.Text)), 130);
                });
                break;
            case ThreatLines t:
                at.Column(c => t.Lines.ToList().ForEach(line => Threat(c.Item(), line, line == t.Lines[^1] ? t.ScaleNote : null)));
                break;
            case Map m: Write(at, new Chart(m.Title, m.Subtitle, m.Alt, m.Drawing, m.Data, m.Code, m.Source)); break;
            case Chart d:
                at.ShowEntire().Column(c =>
                {
                    Write(c.Item(), Bold(d.Title));
                    c.Item().SemanticParagraph().Text($"{d.Subtitle} {d.Code}").FontSize(10);
                    c.Item().SemanticFigure(d.Alt).Svg(SvgWriter.Write(d.Drawing, $"q{++_drawings}")).FitWidth();
                    Write(c.Item(), d.Source);
                });
                break;
            case FigureTable t: Table(at, $"{t.Caption} {t.Code}", t.Columns, t.Rows.Select(Texts), t.Source); break;
            case ActionList a:
                var items = a.Items.Select(i => new[] { i.Finding, i.Strand, i.Owner, i.Due, i.Status + (i.IsOverdue ? " Overdue" : "") });
                Table(at, $"{a.Caption} {a.Code}", Columns("Finding", "Strand", "Owner", "Due", "Status"), items, a.Source);
                break;
            case CoverageGrid g:
                var key = string.Join(", ", CoverageMarks.All.Select(s => $"{CoverageMarks.Mark(s)} {CoverageMarks.Words(s)}"));
                var sources = g.Rows.Select(r => r.Months.Select(CoverageMarks.Mark).Prepend($"{r.Source} ({r.Agency})"));
                Table(at, $"{g.Caption} ({key}) {g.Code}", Columns(["Source", .. g.Months]), sources, g.Source);
                break;
            case Contents c:
                at.SemanticTableOfContents().Column(column =>
                {
                    column.Item().Text(c.Title).FontSize(17).Bold();
                    document.Blocks.OfType<Heading>().Where(h => h.Level <= 2).ToList().ForEach(h => Entry(column.Item(), h));
                });
                break;
            default: throw new InvalidOperationException($"The QuestPDF engine has no form for the block {block.GetType().Name}.");
        }
    }

    private static Paragraph Bold(string text) => new(new RichText([new(text, Bold: true)]));
    private static IEnumerable<string> Texts(TableRow row) => row.Cells.Select((c, i) => i > 0 ? c.Text : $"{c.Text} {row.Code}");

    private static TableColumn[] Columns(params string[] names) => [.. names.Select((n, i) => new TableColumn(n, i == 0 ? 3 : 1, false))];

    private static void Title(IContainer at, Heading h)
    {
        at = at.EnsureSpace(100).Section(h.Id).PaddingTop(h.Level == 1 ? 16 : 8);
        at = h.Level switch { 1 => at.SemanticHeader2(), 2 => at.SemanticHeader3(), _ => at.SemanticHeader4() };
        at.Text(h.Text).FontSize(h.Level switch { 1 => 17, 2 => 13, _ => 12 }).Bold().FontColor(Theme.DarkBlue);
    }

    private static void Rich(IContainer at, RichText rich) => at.Text(text => rich.Runs.ToList().ForEach(run =>
    {
        var span = run.LinkTo is ['#', .. var id] ? text.SectionLink(run.Text, id)
            : run.LinkTo?.StartsWith("https://", StringComparison.Ordinal) == true ? text.Hyperlink(run.Text, run.LinkTo)
            : text.Span(run.Text);
        _ = run.Bold ? span.Bold() : span;
    }));

    private static void Entry(IContainer at, Heading h) => at.SemanticTableOfContentsItem().SectionLink(h.Id)
        .SemanticLink(h.Text).Text(t => { t.Span(h.Text + ", page "); t.BeginPageNumberOfSection(h.Id); });

    private static void Pairs(IContainer at, IEnumerable<(string Label, RichText Text)> items, float indent)
        => at.SemanticList().Column(c => items.ToList().ForEach(item => c.Item().SemanticListItem().Row(r =>
        {
            r.ConstantItem(indent).SemanticListLabel().Text(item.Label);
            Rich(r.RelativeItem().SemanticListItemBody(), item.Text);
        })));

    private void Framed(IContainer at, params Block[] blocks) => at.BorderLeft(5).BorderColor(Theme.DarkBlue).Background(Theme.Tint)
        .Padding(10).Column(c => blocks.ToList().ForEach(block => Write(c.Item(), block)));

    private void Threat(IContainer at, ThreatLine t, string? note) => at.ShowEntire().PaddingVertical(6).Row(row =>
    {
        Rich(row.RelativeItem().SemanticParagraph(), new RichText([new(t.Theme + ". ", true), new($"{t.Sentence} {t.Measure} {t.Code}")]));
        var strip = t.Strip ?? new Scene(160, 1, []);
        Write(row.ConstantItem(168), new Chart(t.Direction, t.Verdict, t.StripAlt, strip, null, "", new SourceNote("", note)));
    });

    private void Table(
        IContainer at, string caption, IReadOnlyList<TableColumn> columns, IEnumerable<IEnumerable<string>> rows, SourceNote source)
        => at.DefaultTextStyle(s => s.FontSize(10)).Column(c =>
        {
            c.Item().EnsureSpace(80).SemanticCaption().Text(caption).Bold();
            c.Item().SemanticTable().Table(table =>
            {
                table.ColumnsDefinition(d => columns.ToList().ForEach(column => d.RelativeColumn((float)column.Weight)));
                table.Header(h => columns.ToList().ForEach(column => h.Cell().BorderBottom(1).Padding(3).Text(column.Header).Bold()));
                foreach (var (text, i) in rows.SelectMany(row => row.Select((text, i) => (text, i))))
                {
                    IContainer cell = i == 0 ? table.Cell().AsSemanticHorizontalHeader() : table.Cell();
                    (columns[i].Numeric ? cell.AlignRight() : cell).ShowEntire().BorderBottom(0.4f).Padding(3).Text(text);
                }
            });
            Write(c.Item(), source);
        });
}
