namespace Hub.Data.Profiles.Document.Html;

/// <summary>Writes tables: captions, scoped headings, a region that scrolls by itself on a narrow screen.</summary>
internal sealed class TableWriter(Markup html, string? figuresAt)
{
    /// <summary>The line under a table or drawing; nothing when it is empty.</summary>
    public static void WriteSource(Markup html, SourceNote source)
    {
        if (source.Line.Length > 0)
        {
            html.Add($"""<p class="source">{source.Line}</p>""");
        }
    }

    /// <summary>The figure codes after a caption, row header or sentence; nothing when there are none.</summary>
    public void WriteCode(string codes)
    {
        if (codes.Length > 0)
        {
            html.Add(""" <span class="code">""");
            foreach (var run in FigureCodes.Runs(codes).Runs)
            {
                WriteCode(run);
            }

            html.Add("</span>");
        }
    }

    /// <summary>One code, a link where the document says where codes lead.</summary>
    public void WriteCode(TextRun run)
    {
        if (FigureCodes.Address(figuresAt, run.Text) is { } address)
        {
            html.Add($"""<a href="{address}" rel="noreferrer" title="What stands behind {run.Text}">{run.Text}</a>""");
        }
        else if (Links.Target(run.LinkTo) is { } place)
        {
            html.Add($"""<a href="{place}" rel="noreferrer">{run.Text}</a>""");
        }
        else
        {
            html.Add($"{run.Text}");
        }
    }

    /// <summary>A table of figures.</summary>
    public void Write(FigureTable table, string id)
    {
        Start(id, table.Caption, table.Code, "figures");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            html.Add(IsNumeric(table, i) ? """<th scope="col" class="n">""" : """<th scope="col">""")
                .Add($"{table.Columns[i].Header}</th>");
        }

        html.Add("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Add(row.IsTotal ? """<tr class="total">""" : "<tr>");
            for (var i = 0; i < row.Cells.Count; i++)
            {
                var cell = row.Cells[i];
                var start = (i, IsNumeric(table, i), cell.Figure) switch
                {
                    (0, _, _) => """<th scope="row">""",
                    (_, true, { HasValue: false }) => """<td class="n words">""",
                    (_, true, _) => """<td class="n">""",
                    (_, false, _) => "<td>",
                };
                html.Add(start).Add($"{cell.Text}");
                if (i == 0)
                {
                    WriteCode(row.Code);
                }

                html.Add(i == 0 ? "</th>" : "</td>");
            }

            html.Add("</tr>");
        }

        End(table.Source);
    }

    /// <summary>The actions of a plan as a table.</summary>
    public void Write(ActionList actions, string id)
    {
        Start(id, actions.Caption, actions.Code, "actions");
        foreach (var header in (string[])["Finding", "Strand", "Owner", "Due", "Status"])
        {
            html.Add($"""<th scope="col">{header}</th>""");
        }

        html.Add("</tr></thead><tbody>");
        foreach (var item in actions.Items)
        {
            html.Add($"""<tr><th scope="row">{item.Finding}</th><td>{item.Strand}</td><td>{item.Owner}</td><td>{item.Due}</td>""")
                .Add($"""<td>{item.Status}""")
                .Add(item.IsOverdue ? """ <strong class="overdue">Overdue</strong></td></tr>""" : "</td></tr>");
        }

        End(actions.Source);
    }

    /// <summary>Sources down, months across: a letter in each cell, its words for who cannot see it, and a key.</summary>
    public void Write(CoverageGrid grid, string id)
    {
        Start(id, grid.Caption, grid.Code, "coverage");
        html.Add("""<th scope="col">Source</th>""");
        foreach (var month in grid.Months)
        {
            html.Add($"""<th scope="col" class="m">{month}</th>""");
        }

        html.Add("</tr></thead><tbody>");
        foreach (var row in grid.Rows)
        {
            html.Add($"""<tr><th scope="row">{row.Source}<span class="agency">{row.Agency}</span></th>""");
            foreach (var state in row.Months)
            {
                html.Add($"""<td class="m {Class(state)}"><span aria-hidden="true">{CoverageMarks.Mark(state)}</span>""")
                    .Add($"""<span class="vh">{CoverageMarks.Words(state)}</span></td>""");
            }

            html.Add("</tr>");
        }

        html.Add("""</tbody></table></div><ul class="key" aria-label="Marks in the table">""");
        foreach (var state in CoverageMarks.All)
        {
            html.Add($"""<li><span class="m {Class(state)}">{CoverageMarks.Mark(state)}</span> {CoverageMarks.Words(state)}</li>""");
        }

        html.Add("</ul>");
        WriteSource(html, grid.Source);
        html.Add("</div>");
    }

    private static bool IsNumeric(FigureTable table, int column) => column < table.Columns.Count && table.Columns[column].Numeric;

    private static string Class(CoverageState state) => state switch
    {
        CoverageState.Received => "received",
        CoverageState.Late => "late",
        CoverageState.Missing => "missing",
        CoverageState.Nil => "nil",
        CoverageState.NotDue => "not-due",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a class."),
    };

    private void Start(string id, string caption, string code, string kind)
    {
        html.Add($"""<div class="table"><div class="scroll" role="group" aria-labelledby="{id}" tabindex="0">""")
            .Add($"""<table class="{kind}"><caption id="{id}">{caption}""");
        WriteCode(code);
        html.Add("</caption><thead><tr>");
    }

    private void End(SourceNote source)
    {
        html.Add("</tbody></table></div>");
        WriteSource(html, source);
        html.Add("</div>");
    }
}
