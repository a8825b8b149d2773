using Dapper;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Asks;
using Hub.Testing;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>
/// A council asks whether the police hold something about people of two of its rows, of which one is linked: nothing on its pages
/// differs until the police name somebody to talk to. Without script on a narrow screen.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class AskJourneyTests(BrowserPortal portal)
{
    private const string Own = "housing_concerns";
    private const string Council = "council-that-asks";
    private const string Theirs = "nrm_referrals";

    private static readonly DatasetKinds Kinds = DatasetKinds.Load(DatasetKinds.ShippedFolder);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Question_FromSettingToAnswer()
    {
        var (officer, file) = await ArrangeAsync();
        await using var council = await portal.WindowAsync(script: false, width: 320);
        await using var police = await portal.WindowAsync();
        var (asker, owner) = (await council.NewPageAsync(), await police.NewPageAsync());
        await portal.SignInAsync(asker, officer, script: false);
        await portal.SignInAsync(owner, "information-governance@police.example");

        await owner.GotoAsync("/persons/asks/settings");
        await owner.GetByLabel("About which of your returns?").SelectOptionAsync(Theirs);
        await owner.GetByLabel("Who may ask?").SelectOptionAsync(new SelectOptionValue
        {
            Label = (await owner.GetByLabel("Who may ask?").Locator("option").AllTextContentsAsync())
                .Single(text => text.StartsWith($"Council {Council}", StringComparison.Ordinal)
                    && text.Contains(Kinds.Find(Own)!.Title, StringComparison.Ordinal)),
        });
        await LookAsync(owner, "ask-settings");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        await Assertions.Expect(owner.GetByText("Switched on.")).ToBeVisibleAsync();
        await LookAsync(owner, "ask-settings-on");

        var faces = new List<string>();
        foreach (var row in new[] { 1, 6 })
        {
            await asker.GotoAsync("/persons/asks/new");
            await asker.GetByLabel("Which of your returns?").SelectOptionAsync(new SelectOptionValue
            {
                Label = (await asker.GetByLabel("Which of your returns?").Locator("option").AllTextContentsAsync())
                    .Single(text => text.Contains(file, StringComparison.Ordinal)),
            });
            await asker.GetByLabel("Which row?").FillAsync(row.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await asker.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
            await Assertions.Expect(asker.GetByRole(AriaRole.Link, new() { Name = "Say why you need to know" })).ToBeVisibleAsync();
            await LookAsync(asker, "ask-new-error");
            await asker.GetByLabel("Why do you need to know?").FillAsync("A tenant may be at risk from a visitor; we plan a visit.");
            await asker.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
            await Assertions.Expect(asker.GetByText("Your question is asked.")).ToBeVisibleAsync();
        }

        await RouteAsync();
        await asker.GotoAsync("/persons/asks");
        foreach (var row in new[] { 1, 6 })
        {
            var shown = asker.GetByRole(AriaRole.Row).Filter(new() { HasText = $"row {row}" });
            faces.Add((await shown.InnerHTMLAsync()).Replace($"row {row}", "row", StringComparison.Ordinal));
        }

        Assert.Equal(faces[0], faces[1]);
        await LookAsync(asker, "ask-list");

        await owner.GotoAsync("/persons/asks/desk");
        await owner.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).ClickAsync();
        await LookAsync(owner, "ask-desk");
        await owner.GetByLabel("We hold something").CheckAsync();
        await owner.GetByLabel("Whom should they talk to?").FillAsync("The duty officer, 01632 960001");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await Assertions.Expect(owner.GetByText("Your answer is given.")).ToBeVisibleAsync();
        await asker.ReloadAsync();
        await Assertions.Expect(asker.GetByText("The duty officer, 01632 960001")).ToBeVisibleAsync();
        await LookAsync(asker, "ask-answered");
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await BrowserPortal.KeepAsync(page, name);
        if (page.ViewportSize!.Width > 320)
        {
            // The tool runs in the page, so where scripts are off it cannot.
            var found = await page.RunAxe();
            Assert.Empty(found.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Help));
        }

        Assert.True(await BrowserPortal.WidthOfAsync(page) <= page.ViewportSize!.Width, $"{name} scrolls sideways.");
    }

    private async Task RouteAsync()
    {
        var database = portal.Prepared.Database;
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        var asks = await connection.QueryAsync<Guid>("select ask_id from person.asks");
        var agencies = (await connection.QueryAsync<Guid>("select agency_id from access.agencies")).AsList();
        foreach (var ask in asks)
        {
            await database.Jobs.InScopeAsync(
                new Scope(SystemActors.Persons, "route a question to agencies", agencies, []),
                session => new RouteAsk(new CurrentKinds(Kinds), TimeProvider.System).HandleAsync(session, ask), Token);
        }
    }

    private async Task<(string Officer, string File)> ArrangeAsync()
    {
        var database = portal.Prepared.Database;
        await database.Jobs.InScopeAsync(
            Scope.None("system:test", "register kinds"),
            async session =>
            {
                await DatasetKindStore.RegisterAsync(session, Kinds.Find(Own)!);
                await DatasetKindStore.RegisterAsync(session, Kinds.Find(Theirs)!);
            },
            Token);
        var file = $"concerns-{Guid.NewGuid():N}.csv"[..22];
        // A council of its own: another's agreements decide what its neighbours' journeys may send.
        var officer = await portal.Prepared.AddCouncilAsync(Council);
        await ReturnAsync(database, Council, Own, Theirs, file, row => row <= 5 ? row : 100 + row);
        await ReturnAsync(database, "police", Theirs, Own, "referrals.csv", row => row);
        return (officer, file);
    }

    private static async Task ReturnAsync(TestDatabase database, string code, string kind, string with, string file, Func<int, int> person)
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        var agency = await connection.ExecuteScalarAsync<Guid>("select agency_id from access.agencies where code = @code", new { code });
        var records = new TestRecords(database.Superuser, Token);
        var agreement = await records.AddAgreementAsync(agency);
        var (id, _) = await records.AddSubmissionAsync(agency, agreement, kind, new(2019, 3, 1), "accepted", file);
        await connection.ExecuteAsync(
            """
            insert into sharing.agreement_kinds (agreement_id, agency_id, kind) values (@agreement, @agency, @kind);
            insert into sharing.agreement_combining (agreement_id, agency_id, kind, kind_class, with_kind, with_class, purpose)
            values (@agreement, @agency, @kind, 'personal', @with, 'personal', 'show_overlap');
            insert into ingest.source_records_leaf (submission_id, row_number, agency_id, agreement_id, event_from, event_until,
                date_precision, place_precision, fields)
            select @id, n, @agency, @agreement, '2019-03-05', '2019-03-06', 'day', 'none', '{}' from generate_series(1, 10) n
            """,
            new { agreement, agency, kind, with, id });
        await connection.ExecuteAsync(
            """
            insert into person.link_records (record_id, subject, submission_id, row_number, agency_id, agreement_id, kind, decision_key,
                entity_id, cluster_record, cluster_id, component_record)
            values (nextval('person.link_record_ids'), 'person', @id, @Row, @agency, @agreement, @kind, '\x00', gen_random_uuid(), @Person,
                gen_random_uuid(), @Person)
            """,
            Enumerable.Range(1, 10).Select(row => new { id, Row = row, agency, agreement, kind, Person = person(row) }));
    }
}
