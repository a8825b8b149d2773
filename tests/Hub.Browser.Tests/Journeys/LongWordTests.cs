using Hub.Testing;
using Hub.Web.Tests.Profiles;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>A word of 400 letters without a place to break, wherever people write one: no page scrolls sideways at 320 pixels.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LongWordTests(BrowserPortal portal)
{
    private static readonly string Word = new('x', 400);

    [Fact]
    public async Task Pages_WithAnUnbreakableWord_StayWithinANarrowScreen()
    {
        var token = TestContext.Current.CancellationToken;
        var id = await WebWriting.BeginAsync(portal.Prepared);
        var people = new TestPeople(portal.Prepared.Database.Superuser, token);
        var analyst = await portal.Prepared.AccountIdAsync(WebWriting.Analyst);
        await new TestPublications(portal.Prepared.Database.Superuser, token).WriteAsync(id, analyst);
        await people.ExecuteAsync(
            """
            update profile.sections set markdown = @Word || E'\n\n- ' || @Word || E'\n\n### ' || @Word where publication_id = @id;
            update profile.judgements set judgement = @Word, confidence_reason = @Word where publication_id = @id;
            insert into profile.recommendations (recommendation_id, publication_id, profile_area_id, position, recommendation, finding,
                strand, owner_agency_id, due_on, changed_by, changed_at)
            select gen_random_uuid(), publication_id, profile_area_id, 1, @Word, @Word, 'pursue', @Owner, '2030-06-30', @analyst, now()
            from profile.publications where publication_id = @id;
            update profile.checklist_answers set answer = @Word where publication_id = @id;
            update profile.steps set note = @Word where publication_id = @id
            """,
            new { Word, id, analyst, Owner = await portal.Prepared.AgencyIdAsync("police") });
        var decision = await new WebDecisions(portal.Prepared).DecisionAsync("X99100003", Word);
        await using var window = await portal.WindowAsync(width: 320);
        var page = await window.NewPageAsync();
        await portal.SignInAsync(page, WebWriting.Analyst);
        var desk = $"/profiles/publications/{id}";
        var wide = new List<string>();
        foreach (var address in new[]
        {
            desk, desk + "/write/groups", desk + "/judgements", desk + "/recommendations", desk + "/comments", desk + "/changes",
            desk + "/checklist", desk + "/preview", desk + "/preview/groups", "/profiles/decisions", $"/profiles/decisions/{decision}",
        })
        {
            Assert.True((await page.GotoAsync(address))!.Ok, address);
            await BrowserPortal.KeepAsync(page, "long-word-" + address);
            var width = await BrowserPortal.WidthOfAsync(page);
            if (width > 320)
            {
                wide.Add($"{address}: {width} pixels");
            }
        }

        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }
}
