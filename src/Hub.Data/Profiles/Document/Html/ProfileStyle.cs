using System.Globalization;

namespace Hub.Data.Profiles.Document.Html;

/// <summary>The style sheet of the HTML twin: 19 px body, one column, usable at 320 px and on paper.</summary>
internal static class ProfileStyle
{
    /// <summary>Rules for the page around a profile; a standalone document only.</summary>
    public const string Page = """
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; background: #fff; }
        .skip { position: absolute; left: -999em; background: #fd0; color: #0b0c0c; padding: .5rem 1rem; font: 1.1875rem sans-serif; }
        .skip:focus { left: 0; top: 0; z-index: 1; }
        main:focus { outline: none; }
        body > .profile { max-width: 48rem; margin: 0 auto; padding: 0 1.25rem 2rem; }

        """;

    /// <summary>Rules for what stands inside ".profile".</summary>
    public const string Content = """
        .profile { font: 1.1875rem/1.5 "Noto Sans", "Segoe UI", Arial, sans-serif; color: #1a1a1a; overflow-wrap: break-word; }
        .profile p, .profile li, .profile dd, .profile th, .profile td { unicode-bidi: plaintext; }
        .profile p { margin: 0 0 1rem; }
        .profile a { color: #12436d; text-underline-offset: .15em; }
        .profile a:hover { text-decoration-thickness: .15em; }
        .profile a:focus, .profile summary:focus, .profile .scroll:focus { outline: 3px solid #1a1a1a; outline-offset: 2px; background: #fff3bf; }
        .profile .vh { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .profile .marking { margin: 0; padding: .5rem 0 .25rem; text-align: center; font-weight: 700; letter-spacing: .02em; }
        .profile .notice { margin: 0; padding-bottom: .25rem; text-align: center; font-size: 1rem; }
        .profile .running { margin: .5rem 0; font-size: 1rem; color: #505050; }
        .profile header .running { border-top: 1px solid #bfbfbf; padding-top: .5rem; }
        .profile footer { margin-top: 3rem; border-top: 1px solid #bfbfbf; }
        .profile .band { background: #12436d; color: #fff; padding: 1.5rem 1.5rem 1.25rem; margin: 0 0 2rem; }
        .profile .band .title { margin: 0 0 .25rem; font-size: 2.25rem; line-height: 1.15; font-weight: 700; color: #fff; }
        .profile .band .subtitle { margin: 0; font-size: 1.3125rem; line-height: 1.35; }
        .profile .band dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem 1.5rem; margin: 1.25rem 0 0; padding-top: 1rem; border-top: 1px solid #6bace6; }
        .profile .band dt { font-size: 1rem; font-weight: 400; color: #ddedfb; }
        .profile .band dd { margin: 0; font-weight: 700; line-height: 1.3; }
        .profile .h1 { margin: 3rem 0 1rem; padding-top: 1rem; border-top: 2px solid #12436d; font-size: 1.75rem; line-height: 1.2; font-weight: 700; }
        .profile .h2 { margin: 2.25rem 0 .75rem; font-size: 1.375rem; line-height: 1.25; font-weight: 700; }
        .profile .h3 { margin: 1.75rem 0 .5rem; font-size: 1.1875rem; line-height: 1.3; font-weight: 700; }
        .profile ol, .profile ul { margin: 0 0 1.25rem; padding-left: 1.5rem; }
        .profile li { margin-bottom: .35rem; }
        .profile .contents { margin: 0 0 2rem; padding: 1rem 1.25rem .5rem; background: #f4f6f8; }
        .profile .contents-title, .profile .facts-title { margin: 0 0 .5rem; font-weight: 700; }
        .profile .contents ol { list-style: none; padding: 0; }
        .profile .contents ol ol { padding-left: 1.25rem; margin: .35rem 0 0; }
        .profile .threats ol { list-style: none; padding: 0; margin: 0 0 .75rem; border-top: 2px solid #1a1a1a; }
        .profile .threats li { display: grid; grid-template-columns: 1fr 12rem; gap: .25rem 1.5rem; padding: .85rem 0; margin: 0; border-bottom: 1px solid #d0d0d0; align-items: center; }
        .profile .threat { margin: 0; grid-row: 1 / span 2; }
        .profile .strip svg { display: block; width: 100%; height: auto; }
        .profile .verdict { margin: 0; font-size: 1rem; line-height: 1.35; grid-column: 2; }
        .profile .direction { font-weight: 700; display: block; }
        .profile .confidence { color: #505050; }
        .profile .judgement { margin: 1.5rem 0; padding: .25rem 0 .25rem 1.25rem; border-left: 6px solid #12436d; }
        .profile .judgement .statement { margin: 0 0 .5rem; font-size: 1.3125rem; line-height: 1.4; font-weight: 700; }
        .profile .judgement dl, .profile .facts dl { margin: 0; font-size: 1rem; }
        .profile .judgement dl div, .profile .facts dl div { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; padding: .25rem 0; }
        .profile .judgement dt, .profile .facts dt { color: #505050; }
        .profile .judgement dd, .profile .facts dd { margin: 0; }
        .profile .facts { margin: 1.5rem 0; }
        .profile .facts dl { border-top: 1px solid #bfbfbf; }
        .profile .facts dl div { border-bottom: 1px solid #e2e2e2; padding: .4rem 0; grid-template-columns: 14rem 1fr; }
        .profile .drawing { margin: 2rem 0 2.25rem; }
        .profile .finding { margin: 0 0 .15rem; font-size: 1.1875rem; line-height: 1.35; font-weight: 700; }
        .profile .measure { margin: 0 0 .75rem; font-size: 1rem; line-height: 1.4; color: #505050; }
        .profile .code { color: #505050; font-size: .875rem; font-weight: 400; white-space: nowrap; padding-left: .5rem; }
        .profile .scroll { overflow-x: auto; }
        .profile .drawing .scroll svg { display: block; width: 100%; min-width: 34rem; height: auto; }
        .profile .source { margin: .5rem 0 1rem; font-size: 1rem; line-height: 1.4; color: #505050; }
        .profile details { margin: .25rem 0 1rem; font-size: 1rem; }
        .profile summary { color: #12436d; text-decoration: underline; text-underline-offset: .15em; cursor: pointer; padding: .25rem 0; width: fit-content; }
        .profile .table { margin: 1.75rem 0; }
        .profile details .table { margin: .75rem 0; }
        .profile table { border-collapse: collapse; width: 100%; font-size: 1rem; line-height: 1.35; font-variant-numeric: tabular-nums lining-nums; }
        .profile caption { text-align: left; font-weight: 700; font-size: 1.1875rem; padding-bottom: .6rem; }
        .profile details caption { font-size: 1rem; }
        .profile thead th { border-bottom: 2px solid #1a1a1a; vertical-align: bottom; font-weight: 700; }
        .profile th, .profile td { text-align: start; vertical-align: top; padding: .45rem .9rem .45rem 0; }
        .profile th:last-child, .profile td:last-child { padding-right: 0; }
        .profile tbody th { font-weight: 400; min-width: 9rem; }
        .profile tbody th, .profile tbody td { border-bottom: 1px solid #d0d0d0; }
        .profile .n { text-align: right; overflow-wrap: normal; }
        .profile td.words { color: #505050; }
        .profile .total th, .profile .total td { font-weight: 700; border-top: 1px solid #1a1a1a; }
        .profile .overdue { display: inline-block; padding: 0 .35rem; border: 2px solid #801650; color: #801650; }
        .profile .coverage .agency { display: block; color: #505050; font-size: .875rem; }
        .profile th.m, .profile td.m { text-align: center; padding: .35rem .2rem; position: relative; font-size: .875rem; overflow-wrap: normal; }
        .profile .coverage td.m { border: 2px solid #fff; font-weight: 700; min-width: 1.6rem; }
        .profile .received { background: #12436d; color: #fff; }
        .profile .late { background: #a8cff1; color: #1a1a1a; }
        .profile .missing { background: #fff; color: #801650; box-shadow: inset 0 0 0 2px #801650; }
        .profile .nil { background: #e6e6e6; color: #1a1a1a; }
        .profile .not-due { color: #505050; }
        .profile .key { list-style: none; padding: 0; margin: .75rem 0; font-size: 1rem; display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; }
        .profile .key .m { display: inline-block; min-width: 1.5rem; text-align: center; font-weight: 700; margin-right: .25rem; }
        .profile .callout { margin: 1.5rem 0; padding: .9rem 1.25rem; border-left: 6px solid #12436d; background: #f4f6f8; }
        .profile .callout p { margin: 0; }
        .profile .callout .callout-title { font-weight: 700; margin-bottom: .25rem; }
        .profile .callout.gap { border-left: 6px dashed #7f7f7f; }
        .profile .callout.decision { border-left-color: #28a197; }
        .profile .callout.warning { border-left-color: #801650; }
        @media (max-width: 40rem) {
          .profile { font-size: 1.0625rem; }
          .profile .band { margin-left: -1.25rem; margin-right: -1.25rem; padding: 1.25rem; }
          .profile .band .title { font-size: 1.75rem; }
          .profile .band .subtitle { font-size: 1.125rem; }
          .profile .h1 { font-size: 1.5rem; }
          .profile .h2 { font-size: 1.25rem; }
          .profile .judgement .statement { font-size: 1.125rem; }
          .profile .threats li { display: block; }
          .profile .threats .strip { max-width: 15rem; margin: .5rem 0; }
          .profile .judgement dl div, .profile .facts dl div { display: block; }
          .profile tbody th { min-width: 6.5rem; }
          .profile th, .profile td { padding-right: .6rem; }
        }
        @media print {
          .profile { font-size: 11pt; }
          .profile .band { background: none; color: #1a1a1a; border: 2px solid #12436d; }
          .profile .band .title, .profile .band dt { color: #1a1a1a; }
          .profile .h1, .profile .h2, .profile .h3, .profile figcaption, .profile caption { break-after: avoid; }
          .profile figure, .profile tr, .profile .callout, .profile .judgement, .profile .threats li { break-inside: avoid; }
          .profile thead { display: table-header-group; }
          .profile .page-break { break-after: page; }
          .profile .scroll { overflow: visible; }
          .profile .drawing .scroll svg { min-width: 0; }
          .profile summary { display: none; }
          .profile details::details-content { content-visibility: visible; display: block; height: auto; }
          .profile .coverage td, .profile .key .m { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .skip { display: none; }
        }

        """;

    /// <summary>The marking, notices and running title in the margins of every printed page.</summary>
    public static string Furniture(ProfileDocument document)
    {
        var marking = Quote(document.Marking);
        var notices = Quote(string.Join(" – ", document.Notices));
        return $$"""
            @page { size: A4; margin: 24mm 18mm 22mm;
              @top-left { content: {{Quote(document.RunningTitle)}}; font: 8pt "Noto Sans", sans-serif; }
              @top-center { content: {{marking}}; font: bold 10pt "Noto Sans", sans-serif; }
              @top-right { content: "Page " counter(page) " of " counter(pages); font: 8pt "Noto Sans", sans-serif; }
              @bottom-left { content: {{notices}}; font: 8pt "Noto Sans", sans-serif; }
              @bottom-right { content: {{marking}}; font: bold 10pt "Noto Sans", sans-serif; } }

            """;
    }

    /// <summary>A CSS string: everything but letters, digits and spaces as an escape, so no text can leave it.</summary>
    private static string Quote(string text)
        => "\"" + string.Concat(text.EnumerateRunes().Select(r => r.IsAscii && (char.IsAsciiLetterOrDigit((char)r.Value) || r.Value == ' ')
            ? r.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"\\{r.Value:x6} "))) + "\"";
}
