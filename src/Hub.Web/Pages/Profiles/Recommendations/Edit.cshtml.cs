using Hub.Data.Access;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Writing.Recommending;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Recommendations;

/// <summary>One recommendation: what is asked, of whom, by when. A post saves it with an event.</summary>
[RequiresPermission(Permission.WriteProfiles)]
public sealed class EditModel(CurrentActor current, ReadRecommendations read, SaveRecommendation save) : PageModel
{
    /// <summary>The version on which it is written.</summary>
    [BindProperty]
    public int SeenVersion { get; set; }

    /// <summary>What is asked.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The finding that it answers.</summary>
    [BindProperty]
    public string? Finding { get; set; }

    /// <summary>Under which of the four Ps.</summary>
    [BindProperty]
    public string? Strand { get; set; }

    /// <summary>The agency that is asked.</summary>
    [BindProperty]
    public Guid? Owner { get; set; }

    /// <summary>By when.</summary>
    [BindProperty]
    public DateOnly? DueOn { get; set; }

    /// <summary>The profile's recommendations.</summary>
    public RecommendationList List { get; private set; } = null!;

    /// <summary>Whether another is begun.</summary>
    public bool IsNew { get; private set; }

    /// <summary>The four Ps.</summary>
    public static IEnumerable<Choice> Strands => SaveRecommendation.Strands.Select(strand => new Choice(strand, Wording.Sentence(strand)));

    /// <summary>The agencies.</summary>
    public IEnumerable<Choice> Agencies => List.Agencies.Select(agency => new Choice(agency.AgencyId.ToString(), agency.Name))
        .Prepend(new Choice("", "Choose an agency"));

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, Guid? recommendationId, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, recommendationId, cancellationToken))
        {
            return NotFound();
        }

        if (List.Lines.FirstOrDefault(line => line.RecommendationId == recommendationId) is { } standing)
        {
            (SeenVersion, Text, Finding) = (standing.Version, standing.Text, standing.Finding);
            (Strand, Owner, DueOn) = (standing.Strand, standing.OwnerId, standing.DueOn);
        }

        return Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, Guid? recommendationId, CancellationToken cancellationToken)
    {
        // A day that cannot be read is told by the command, in its words.
        ModelState.Remove(nameof(DueOn));
        ModelState.Remove(nameof(Owner));
        var request = new SaveRecommendationRequest(
            id, recommendationId, SeenVersion, Text ?? "", Finding ?? "", Strand ?? "", Owner, DueOn);
        switch (await save.HandleAsync(current.Require(), request, cancellationToken))
        {
            case ProfileResult.Done:
                Notice.Set(TempData, "The recommendation is saved.");
                return Redirect(WritePath.Recommendations(id));
            case ProfileResult.Refused refused when await FindAsync(id, recommendationId, cancellationToken):
                foreach (var problem in refused.Problems)
                {
                    ModelState.AddModelError(problem.Field, problem.Sentence);
                }

                // What is saved next is saved on what stands now.
                SeenVersion = List.Lines.FirstOrDefault(line => line.RecommendationId == recommendationId)?.Version ?? 0;
                ModelState.Remove(nameof(SeenVersion));
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, Guid? recommendationId, CancellationToken cancellationToken)
    {
        var list = await read.HandleAsync(current.Require(), id, cancellationToken);
        (List, IsNew) = (list!, recommendationId is null);
        return list is not null && (IsNew || list.Lines.Any(line => line.RecommendationId == recommendationId));
    }
}
