using Hub.Testing;

namespace Hub.Web.Tests.Profiles;

/// <summary>Decisions, recommendations and drafts of an area, put into the portal's database.</summary>
public sealed class WebDecisions(Portal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestPeople People => new(portal.Database.Superuser, Token);

    private TestPublications Publications => new(portal.Database.Superuser, Token);

    /// <summary>The area of a code, with a frozen profile.</summary>
    public async Task<long> AreaAsync(string code)
        => await new TestRecords(portal.Database.Superuser, Token).AddAreaAsync(code, code == "X99100003" ? "Northmere" : "Area " + code);

    /// <summary>A draft of an area, begun by somebody who is nobody's reviewer.</summary>
    public async Task<Guid> DraftAsync(string code, string status = "draft", DateOnly? from = null)
        => await Publications.AddAsync(
            await AreaAsync(code), await portal.AccountIdAsync("many-groups@police.example"), status, from: from ?? TestPublications.AnyDay());

    /// <summary>An open decision of an area.</summary>
    public async Task<Guid> DecisionAsync(string code, string text = "Visit every cuckooed address.", string dueOn = "2026-03-01")
    {
        var (area, id) = (await AreaAsync(code), Guid.CreateVersion7());
        await Publications.AddSnapshotAsync(area, from: TestPublications.AnyDay());
        await People.ExecuteAsync(
            """
            insert into profile.decisions (decision_id, profile_area_id, decided_on, decision, finding, owner_agency_id, due_on,
                recorded_by, recorded_at)
            values (@id, @area, '2026-01-14', @text, 'Cuckooing doubled (PR-02).', @Owner, @dueOn::date, @Account, now())
            """,
            new
            {
                id, area, text, dueOn,
                Owner = await portal.AgencyIdAsync("zorrelshire"), Account = await portal.AccountIdAsync("csp-member@police.example"),
            });
        return id;
    }

    /// <summary>A recommendation of a released profile of an area.</summary>
    public async Task<Guid> RecommendationAsync(string code, string text = "Map the groups that are not mapped.")
    {
        var (publication, id) = (await DraftAsync(code, "released"), Guid.CreateVersion7());
        await People.ExecuteAsync(
            """
            insert into profile.recommendations (recommendation_id, publication_id, profile_area_id, position, recommendation, finding,
                strand, owner_agency_id, due_on, changed_by, changed_at)
            select @id, publication_id, profile_area_id, 1, @text, 'Three groups are not mapped.', 'pursue', @Owner, '2030-06-30',
                created_by, now()
            from profile.publications where publication_id = @publication
            """,
            new { id, publication, text, Owner = await portal.AgencyIdAsync("police") });
        return id;
    }
}
