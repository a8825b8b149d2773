using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Data.Profiles.Publishing.Way;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>
/// Approval by somebody who wrote no part of it and did not review it, with its time of release; or it is returned with a reason. The
/// profile is compared with the last released one on its page of changes.
/// </summary>
[RequiresPermission(Permission.ApproveProfiles)]
public sealed class ApproveModel(
    CurrentActor current, PublicationDesk desk, HubDatabase database, ApproveProfile approve, ReturnProfile back)
    : DeskPage(current, desk)
{
    private const string Now = "now";
    private const string Later = "later";

    /// <summary>"now" or "later".</summary>
    [BindProperty]
    public string? Release { get; set; }

    /// <summary>Day of release.</summary>
    [BindProperty]
    public string? Day { get; set; }

    /// <summary>Time of release.</summary>
    [BindProperty]
    public string? Clock { get; set; }

    /// <summary>Which of two, on the night on which clocks go back.</summary>
    [BindProperty]
    public string? Hour { get; set; }

    /// <summary>Day from which named readers read it.</summary>
    [BindProperty]
    public string? EarlyDay { get; set; }

    /// <summary>Time from which named readers read it.</summary>
    [BindProperty]
    public string? EarlyClock { get; set; }

    /// <summary>Accounts of those readers.</summary>
    [BindProperty]
    public string[] Readers { get; set; } = [];

    /// <summary>Why it is returned.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Who may be named as a reader before release.</summary>
    public IReadOnlyList<Choice> PossibleReaders { get; private set; } = [];

    /// <summary>When it can be released.</summary>
    public static IReadOnlyList<Choice> Releases { get; } =
        [new(Now, "As soon as it is approved"), new(Later, "At a time that I set below")];

    /// <summary>The two hours of one night in October.</summary>
    public static IReadOnlyList<Choice> Hours { get; } =
    [
        new("", "Clocks do not go back that night"), new("first", "The first, in summer time"),
        new(ReleaseTime.SecondHour, "The second, in winter time"),
    ];

    /// <summary>Approves.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var release = Release == Later ? ReleaseTime.Read(Day, Clock, Hour, "The time of release") : new ReleaseTime(null, null);
        var early = ReleaseTime.Read(EarlyDay, EarlyClock, Hour, "The pre-release time");
        if (Release is not (Now or Later))
        {
            return await AfterAsync(
                id, new PublishingOutcome.Refused("Choose when it is released."), "", cancellationToken, nameof(Release));
        }

        if (Release == Later && (release.Problem ?? (release.At is null ? "Set the day and the time of release." : null)) is { } problem)
        {
            return await AfterAsync(id, new PublishingOutcome.Refused(problem), "", cancellationToken, nameof(Day));
        }

        if (early.Problem is { } wrong)
        {
            return await AfterAsync(id, new PublishingOutcome.Refused(wrong), "", cancellationToken, nameof(EarlyDay));
        }

        return await AfterAsync(
            id,
            await approve.HandleAsync(
                Person,
                new ApproveProfileRequest(
                    new WayRequest(id, SeenVersion), release.At, early.At,
                    [.. Readers.Select(text => Guid.TryParse(text, out var account) ? account : Guid.Empty)]),
                cancellationToken),
            "You approved the profile. It is released at its time; its desk shows when.", cancellationToken);
    }

    /// <summary>Returns it.</summary>
    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken cancellationToken)
        => await AfterAsync(
            id, await back.HandleAsync(Person, new WayRequest(id, SeenVersion), Reason, cancellationToken),
            "The profile was returned to its writers with your reason.", cancellationToken, nameof(Reason));

    /// <inheritdoc/>
    protected override async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await base.FindAsync(id, cancellationToken))
        {
            return false;
        }

        PossibleReaders = await database.InScopeAsync(
            Person.ScopeFor("name readers before release"),
            async session => (IReadOnlyList<Choice>)
            [
                .. (await HolderQueries.OfAsync(session, View.Publication.ProfileAreaId, Permission.ViewReleasedProfiles))
                    .DistinctBy(holder => holder.AccountId)
                    .Select(holder => new Choice(holder.AccountId.ToString(), $"{holder.DisplayName}, {holder.AgencyName}")),
            ],
            cancellationToken);
        return true;
    }
}
