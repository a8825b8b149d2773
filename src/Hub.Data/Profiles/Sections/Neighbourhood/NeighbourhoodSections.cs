using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Charts;
using Hub.Data.Profiles.Document.Maps;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Sections.Opening;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Sections.Neighbourhood;

/// <summary>
/// The neighbourhood edition: two pages. One says what matters here, two which groups touch the area, what to look for and whom to
/// tell. Everything has a budget, so that two pages are two pages whatever was written.
/// </summary>
internal static class NeighbourhoodSections
{
    private const int ChangeCharacters = 160, JudgementCharacters = 130, AllSigns = 9;
    private const double TallMap = 240, LowMap = 130;

    public static IEnumerable<Block> Write(EditionContent edition) =>
    [
        .. First(edition),
        new PageBreak(),
        .. PageOne.Fitting(SecondForms.Select(form => (IReadOnlyList<Block>)
        [
            .. Groups(edition, form),
            .. HasRoomOnFirst(edition) ? [] : LookFor(edition, form.Signs),
            .. Tell(edition, form),
        ])),
    ];

    private static IReadOnlyList<Block> First(EditionContent edition) => HasRoomOnFirst(edition)
        ? [.. FirstPage(edition, FirstForms[0]), .. LookFor(edition, AllSigns)]
        : PageOne.Fitting(FirstForms.Select(form => (IReadOnlyList<Block>)[.. FirstPage(edition, form)]));

    // Where little is known what to look for stands on page one, so that neither page is white.
    private static bool HasRoomOnFirst(EditionContent edition)
        => PageOne.Height([.. FirstPage(edition, FirstForms[0]), .. LookFor(edition, AllSigns)]) <= PageOne.Room;

    // From the richest form of a page to the barest.
    private static readonly (int Summary, int Lines, int Changes, double Map)[] FirstForms =
    [
        (300, 5, 2, TallMap), (300, 4, 2, TallMap), (300, 3, 2, TallMap), (300, 3, 0, TallMap), (170, 3, 0, 200), (170, 3, 0, LowMap),
        (0, 3, 0, LowMap), (0, 3, 0, 0),
    ];

    private static readonly (int Words, int Groups, int Signs)[] SecondForms =
        [(400, 12, 4), (300, 10, 4), (300, 8, 4), (240, 6, 4), (240, 6, 3), (160, 5, 3), (0, 5, 3), (0, 3, 2)];

    private static IEnumerable<Block> FirstPage(EditionContent edition, (int Summary, int Lines, int Changes, double Map) form)
    {
        var content = edition.Figures;
        yield return new Band(
            content.Front.AreaName,
            "Neighbourhood edition of the serious and organised crime profile",
            [
                new("Period", Wording.Sentence(Wording.Period(content.Front.PeriodFrom, content.Front.PeriodUntil))),
                new("Edition", StandingWords.Edition(edition)),
                new("Marking", edition.Standing.Marking),
                new("Next data refresh", Wording.Date(edition.Standing.DataDueOn)),
            ]);
        yield return new Heading(1, "What matters here", "summary");
        foreach (var paragraph in Budget.Paragraphs(edition, SectionKeys.Summary, form.Summary))
        {
            yield return paragraph;
        }

        var lines = Headlines.Choose(edition, JudgementCharacters).Take(form.Lines).ToList();
        if (lines.Count == 0)
        {
            yield return new Callout(
                CalloutTone.Gap, "No threat line can be written", "No source with figures for this area has been received.");
        }
        else
        {
            yield return new ThreatLines(lines, Headlines.ShortScale);
        }

        var changes = content.Changes.Where(change => change.Theme.Length + change.Text.Length <= ChangeCharacters)
            .Take(form.Changes).ToList();
        if (changes.Count > 0)
        {
            yield return new Heading(2, "What changed since last time", "changed");
            yield return new TextList(
                false,
                [.. changes.Select(c => new RichText([new TextRun(c.Theme + ": ", Bold: true), new TextRun(c.Text)]))],
                IsCompact: true);
        }

        if (form.Map > 0 && Headlines.Mapped(content) is { } mapped && content.Shapes.Cells.Count > 0)
        {
            yield return IndicatorPictures.Map(content, mapped, form.Map);
        }
    }

    private static IEnumerable<Block> Groups(EditionContent edition, (int Words, int Groups, int Signs) form)
    {
        var groups = edition.Figures.Groups;
        yield return new Heading(1, "The groups that touch this area", "groups");
        if (groups.Missing is not null)
        {
            yield return new Callout(CalloutTone.Gap, "No group register received", groups.Missing);
            yield break;
        }

        yield return new Paragraph(
            $"{groups.Total.Text} groups on the register touch this area. A group that is not on the register is not absent.");
        foreach (var paragraph in Budget.Paragraphs(edition, SectionKeys.Groups, form.Words))
        {
            yield return paragraph;
        }

        var listed = groups.Listed.OrderBy(g => g.Status.Length == 0).ThenBy(g => g.Reference, StringComparer.Ordinal).ToList();
        if (listed.Count == 0)
        {
            yield break;
        }

        var shown = listed.Take(form.Groups).ToList();
        yield return new FigureTable(
            shown.Count < listed.Count
                ? $"Groups by reference, {shown.Count} of {listed.Count}; the full edition lists all"
                : "Groups by reference",
            [
                new("Reference", 1.2, false), new("Main activity", 2, false), new("What is being done", 1.6, false),
                new("Lead officer", 1.2, false),
            ],
            [.. shown.Select(g => new TableRow(
                [
                    TableCell.Of(g.Reference), TableCell.Of(g.Type), TableCell.Of(g.Status),
                    TableCell.Of(g.HasLead ? "named" : "none yet"),
                ]))],
            "",
            SourceNote.None);
    }

    private static IEnumerable<Block> LookFor(EditionContent edition, int most)
    {
        var themes = Headlines.Indicators(edition.Figures).Select(i => i.Theme).Concat(ThreatTheme.All.Select(theme => theme.Code));
        yield return new Heading(1, "What to look for", "look-for");
        yield return new TextList(
            false,
            [
                .. SignsToLookFor.Of(themes).Take(most)
                    .Select(sign => new RichText([new TextRun(sign.Title + ": ", Bold: true), new TextRun(sign.Words)])),
            ],
            IsCompact: true);
    }

    private static IEnumerable<Block> Tell(EditionContent edition, (int Words, int Groups, int Signs) form)
    {
        yield return new Heading(1, "What to tell, and whom", "tell");
        foreach (var paragraph in Budget.Paragraphs(edition, SectionKeys.Gaps, form.Words))
        {
            yield return paragraph;
        }

        yield return new Callout(
            CalloutTone.Note,
            "when you see something",
            "Write it down the same day: what, where, when, how you know. Use \"Tell the intelligence unit\" in the hub or your force's "
            + "intelligence form. Ask nobody about a group by its reference, and name no source. In danger, call 999.");
    }
}
