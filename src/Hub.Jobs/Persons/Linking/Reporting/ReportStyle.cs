namespace Hub.Jobs.Persons.Linking.Reporting;

/// <summary>The style of a linking report, inside the page so that the page is one file.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light; }
        body { font: 16px/1.5 system-ui, Arial, sans-serif; color: #16202c; background: #f4f6f8; margin: 0; }
        main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; background: #fff; }
        h1 { font-size: 2rem; margin: 0; }
        h2 { font-size: 1.35rem; margin: 2.5rem 0 .5rem; border-top: 1px solid #d5dbe1; padding-top: 1.5rem; }
        .sub { color: #4a5866; margin-top: .25rem; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: .75rem; margin: 1.5rem 0; }
        .tiles div { background: #eef3f8; border-left: 4px solid #1f5c99; padding: .6rem .8rem; }
        .tiles dt { font-size: .85rem; color: #3c4a58; } .tiles dd { margin: 0; font-size: 1.35rem; font-weight: 600; }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0 1.5rem; }
        caption { text-align: left; font-weight: 600; padding: .25rem 0; } caption::first-letter { text-transform: uppercase; }
        th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #e2e7ec; vertical-align: top; }
        thead th { font-size: .85rem; color: #3c4a58; } tbody th { font-weight: 400; width: 45%; }
        .n { text-align: right; font-variant-numeric: tabular-nums; }
        .chart { width: 13rem; min-width: 8rem; } .chart svg { width: 100%; height: 14px; }
        svg { width: 100%; height: auto; } svg text { font-size: 12px; fill: #3c4a58; dominant-baseline: hanging; }
        .mid { text-anchor: middle; }
        .bar, .for { fill: #1f5c99; } .against { fill: #b1541a; }
        .axis { stroke: #8795a3; } .cut { stroke: #b1541a; stroke-width: 2; stroke-dasharray: 5 3; }
        .away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        @media (max-width: 40rem) {
          main { padding: 1.25rem .75rem 3rem; } h1 { font-size: 1.6rem; } .sub, th, td { overflow-wrap: anywhere; }
          th, td { padding-right: .5rem; font-size: .9rem; } svg text { font-size: 25px; } .odd { display: none; }
          .n { overflow-wrap: normal; } td.n { white-space: nowrap; } tbody th { width: auto; }
          .levels, .levels caption, .levels thead, .levels tbody { display: block; }
          .levels tr { display: grid; grid-template-columns: repeat(3, 1fr); border-bottom: 1px solid #e2e7ec; }
          .levels th, .levels td { border: 0; width: auto; }
          .levels tbody th, .levels thead th:first-child { grid-column: 1 / -1; }
          .levels td.chart { grid-column: 1 / -1; width: 100%; padding: 0; } .levels th.chart { display: none; }
        }
        @media print { body { background: #fff; } h2, table { break-inside: avoid; } }
        """;
}
