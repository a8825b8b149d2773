namespace Hub.Data.Profiles.Document.Html;

/// <summary>Writes the blocks of one document in order; figures and tables get their ids by counting.</summary>
internal sealed class BlockWriter(Markup html, ProfileDocument document, int titleLevel)
{
    private readonly TableWriter _tables = new(html, document.FiguresAt);
    private int _ids;
    private bool _titled;

    /// <summary>Writes every block.</summary>
    public void WriteAll()
    {
        foreach (var block in document.Blocks)
        {
            Write(block);
        }
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Heading heading:
                var level = Math.Min(titleLevel + heading.Level, 6);
                html.Add($"""<h{level} id="{Links.Id(heading.Id)}" class="h{heading.Level}">{heading.Text}</h{level}>""");
                break;
            case Paragraph paragraph:
                WriteRich("<p>", paragraph.Text, "</p>");
                break;
            case TextList list:
                html.Add(list.Numbered ? "<ol>" : "<ul>");
                foreach (var item in list.Items)
                {
                    WriteRich("<li>", item, "</li>");
                }

                html.Add(list.Numbered ? "</ol>" : "</ul>");
                break;
            case Band band:
                WriteBand(band);
                break;
            case ThreatLines lines:
                WriteThreatLines(lines);
                break;
            case KeyJudgement judgement:
                WriteJudgement(judgement);
                break;
            case FigureTable table:
                _tables.Write(table, NextId());
                break;
            case Chart chart:
                WriteDrawing("chart", chart.Title, chart.Subtitle, chart.Alt, chart.Drawing, chart.Data, chart.Code, chart.Source);
                break;
            case Map map:
                WriteDrawing("map", map.Title, map.Subtitle, map.Alt, map.Drawing, map.Data, map.Code, map.Source);
                break;
            case ActionList actions:
                _tables.Write(actions, NextId());
                break;
            case Callout callout:
                WriteCallout(callout);
                break;
            case CoverageGrid grid:
                _tables.Write(grid, NextId());
                break;
            case SourceNote source:
                TableWriter.WriteSource(html, source);
                break;
            case Contents contents:
                WriteContents(contents);
                break;
            case PageBreak:
                html.Add("""<div class="page-break"></div>""");
                break;
            case FactList facts:
                WriteFacts(facts);
                break;
            default:
                throw new InvalidOperationException($"The HTML twin has no form for the block {block.GetType().Name}.");
        }
    }

    private string NextId() => $"hub-{++_ids}";

    private void WriteRich(string start, RichText text, string end)
    {
        html.Add(start);
        foreach (var run in text.Runs)
        {
            if (run.IsCode)
            {
                html.Add("""<span class="code">""");
                _tables.WriteCode(run);
                html.Add("</span>");
                continue;
            }

            var link = Links.Target(run.LinkTo);
            if (link is not null)
            {
                html.Add($"""<a href="{link}" rel="noreferrer">""");
            }

            html.Add(run.Bold ? "<strong>" : "").Add($"{run.Text}").Add(run.Bold ? "</strong>" : "").Add(link is null ? "" : "</a>");
        }

        html.Add(end);
    }

    private void WriteBand(Band band)
    {
        // Only the first band is the title of the document: a second one may not make a second top heading.
        var element = _titled ? "p" : $"h{titleLevel}";
        _titled = true;
        html.Add($"""<div class="band"><{element} class="title">{band.Title}</{element}><p class="subtitle">{band.Subtitle}</p>""");
        WritePairs(band.Facts);
        html.Add("</div>");
    }

    private void WritePairs(IReadOnlyList<LabelledText> pairs)
    {
        if (pairs.Count == 0)
        {
            return;
        }

        html.Add("<dl>");
        foreach (var pair in pairs)
        {
            html.Add($"<div><dt>{pair.Label}</dt><dd>{pair.Text}</dd></div>");
        }

        html.Add("</dl>");
    }

    private void WriteThreatLines(ThreatLines lines)
    {
        html.Add("""<div class="threats"><ol>""");
        foreach (var line in lines.Lines)
        {
            html.Add($"""<li><p class="threat"><strong>{line.Theme}.</strong> {line.Sentence}""");
            if (line.Measure.Length > 0)
            {
                html.Add($""" <span class="measured">{line.Measure}</span>""");
            }

            _tables.WriteCode(line.Code);
            html.Add("</p>");
            if (line.Strip is not null)
            {
                html.Add("""<div class="strip">""");
                SvgWriter.Append(html, line.Strip, NextId(), line.StripAlt, "");
                html.Add("</div>");
            }

            html.Add($"""<p class="verdict"><span class="direction">{line.Direction}</span>""");
            if (line.Verdict.Length > 0)
            {
                html.Add($""" <span class="confidence">{line.Verdict}</span>""");
            }

            html.Add("</p></li>");
        }

        html.Add($"""</ol><p class="source">{lines.ScaleNote}</p></div>""");
    }

    private void WriteJudgement(KeyJudgement judgement)
    {
        html.Add($"""<div class="judgement"><p class="statement">{judgement.Text}</p>""");
        html.Add($"<dl><div><dt>Probability</dt><dd>{judgement.Probability}</dd></div>")
            .Add($"<div><dt>Confidence</dt><dd>{judgement.Confidence}</dd></div>");
        if (judgement.Basis.Plain.Length > 0)
        {
            html.Add("<div><dt>Basis</dt>");
            WriteRich("<dd>", judgement.Basis, "</dd></div>");
        }

        html.Add("</dl></div>");
    }

    private void WriteDrawing(
        string kind, string title, string subtitle, string alt, Scene drawing, FigureTable? data, string code, SourceNote source)
    {
        var id = NextId();
        html.Add($"""<figure class="drawing {kind}" aria-labelledby="{id}"><figcaption><p class="finding" id="{id}">{title}</p>""")
            .Add($"""<p class="measure">{subtitle}""");
        _tables.WriteCode(code);

        // Wider than a phone: the picture scrolls inside its own region, reachable by keyboard, and the page does not.
        html.Add($"""</p></figcaption><div class="scroll" role="group" aria-label="Picture: {title}" tabindex="0">""");
        SvgWriter.Append(html, drawing, id + "-svg", title, alt);
        html.Add("</div>");
        TableWriter.WriteSource(html, source);
        if (data is not null)
        {
            html.Add($"""<details><summary>Show the figures as a table<span class="vh">: {title}</span></summary>""");
            _tables.Write(data, NextId());
            html.Add("</details>");
        }

        html.Add("</figure>");
    }

    private void WriteCallout(Callout callout)
    {
        var tone = callout.Tone switch
        {
            CalloutTone.Note => "note",
            CalloutTone.Gap => "gap",
            CalloutTone.Decision => "decision",
            CalloutTone.Warning => "warning",
            _ => throw new ArgumentOutOfRangeException(nameof(callout), callout.Tone, "A tone without a form."),
        };
        html.Add($"""<div class="callout {tone}"><p class="callout-title">{callout.Title}</p>""");
        WriteRich("<p>", callout.Text, "</p></div>");
    }

    private void WriteContents(Contents contents)
    {
        var headings = document.Blocks.OfType<Heading>().Where(h => h.Level <= 2).ToList();
        var id = NextId();
        html.Add($"""<nav class="contents" aria-labelledby="{id}"><p class="contents-title" id="{id}">{contents.Title}</p><ol>""");
        for (var i = 0; i < headings.Count;)
        {
            WriteEntry(headings[i++]);
            if (i < headings.Count && headings[i].Level == 2)
            {
                html.Add("<ol>");
                while (i < headings.Count && headings[i].Level == 2)
                {
                    WriteEntry(headings[i++]);
                    html.Add("</li>");
                }

                html.Add("</ol>");
            }

            html.Add("</li>");
        }

        html.Add("</ol></nav>");
    }

    private void WriteEntry(Heading heading) => html.Add($"""<li><a href="#{Links.Id(heading.Id)}">{heading.Text}</a>""");

    private void WriteFacts(FactList facts)
    {
        html.Add("""<div class="facts">""");
        if (facts.Caption.Length > 0)
        {
            html.Add($"""<p class="facts-title">{facts.Caption}</p>""");
        }

        WritePairs(facts.Facts);
        html.Add("</div>");
    }
}
