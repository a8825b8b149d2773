using System.Text.RegularExpressions;
using Hub.Data.Profiles.Editions;
using Hub.Testing;
using Hub.Web.Tests.Matrix;
using Hub.Web.Tests.Profiles;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>
/// Every profile page as people come to it: each is linked from somewhere, none answers with an error, each leads back, and none
/// scrolls sideways at 320 pixels. With HUB_PORTAL (the address of a portal that ./run.sh has started) that portal is walked instead,
/// by the people of HUB_WALKERS (names with commas between) where only some are wanted; with HUB_SCREENSHOTS every page is pictured.
/// </summary>
/// <remarks>On a portal of its own: it counts what stands there.</remarks>
public sealed partial class ProfileWalkTests(BrowserPortal portal) : IClassFixture<BrowserPortal>
{
    private static readonly string[] People = Environment.GetEnvironmentVariable("HUB_WALKERS")?.Split(',') ??
    [
        WebWriting.Analyst, "head-of-intelligence@police.example", "approver@police.example", WebWriting.Partner,
        "information-governance@police.example",
    ];

    // A style sheet, and files that are made after somebody asked for them.
    private static readonly string[] NoPages = ["/profiles/profile.css", "/profiles/{id:guid}/download", "/profiles/released/{id:guid}/copy/download"];

    private static string? Running => Environment.GetEnvironmentVariable("HUB_PORTAL") is { Length: > 0 } address ? address.TrimEnd('/') : null;

    [Fact]
    public async Task EveryProfilePage_FromTheHomePage_IsReachedByLinksAndLeadsBack()
    {
        if (Running is null)
        {
            await PrepareAsync();
        }

        var linked = new HashSet<string>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var who in People)
        {
            await using var window = await portal.WindowAsync();
            var page = await window.NewPageAsync();
            await portal.SignInAsync(page, (Running ?? "") + "/", who);
            var walk = new ProfileWalk(page, who, Running ?? "", Running is null ? 6 : 2);
            await walk.GoAsync();
            linked.UnionWith(walk.Linked);
            problems.AddRange(walk.Problems);
        }

        if (Running is null)
        {
            var patterns = (await MatrixRoute.AllAsync(portal.Prepared))
                .Where(route => !route.IsForSystems && route.Methods.Contains("GET") && route.Rule.Pattern.StartsWith("/profiles", StringComparison.Ordinal))
                .Select(route => route.Rule.Pattern).Except(NoPages, StringComparer.Ordinal);
            problems.AddRange(patterns.Where(pattern => !linked.Any(Of(pattern).IsMatch)).Select(pattern => pattern + ": no page links to it"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static Regex Of(string pattern)
        => new("^" + Parameter().Replace(pattern, match => match.Value.Contains('?', StringComparison.Ordinal) ? "?[^/]*" : "[^/]+") + "$");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    /// <summary>Profiles in every state for the people of North Zorrelshire.</summary>
    private async Task PrepareAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var superuser = portal.Prepared.Database.Superuser;
        var (analyst, colleague) = (
            await portal.Prepared.AccountIdAsync(WebWriting.Analyst), await portal.Prepared.AccountIdAsync(WebWriting.Colleague));
        var publications = new TestPublications(superuser, token);
        var area = await new TestRecords(superuser, token).AddAreaAsync("X99100003", "North Zorrelshire");
        await publications.WriteAsync(await WebWriting.BeginAsync(portal.Prepared), analyst);
        foreach (var status in new[] { "in_review", "reviewed" })
        {
            await publications.WriteAsync(await publications.AddAsync(area, analyst, status, from: TestPublications.AnyDay()), analyst);
        }

        await new TestPassports(superuser, token).AddAsync("X99100003", "North Zorrelshire", TestPublications.AnyDay());
        await new TestPassports(superuser, token).ReleaseAsync("X99100003", colleague);
        var decisions = new WebDecisions(portal.Prepared);
        await decisions.DecisionAsync("X99100003");
        await decisions.RecommendationAsync("X99100003");
        foreach (var edition in Enum.GetValues<Edition>())
        {
            await new TestEditions(superuser, token).AddAsync("X99100003", colleague, edition);
        }
    }
}
