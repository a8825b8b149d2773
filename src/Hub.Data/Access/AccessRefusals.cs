namespace Hub.Data.Access;

/// <summary>The refusals of this feature, each a fact.</summary>
public static class AccessRefusals
{
    /// <summary>The actor's roles do not allow it.</summary>
    public static AccessRefusal NotAllowed { get; } =
        new("not-allowed", "Your roles do not allow this; ask an administrator of your agency.");

    /// <summary>A person would change what they themselves may do.</summary>
    public static AccessRefusal Oneself { get; } =
        new("oneself", "Nobody changes their own access; ask another administrator of your agency.");

    /// <summary>Not among the people, grants, links or agencies that the actor may manage.</summary>
    public static AccessRefusal NotFound { get; } =
        new("not-found", "This is not part of your agency, or it no longer exists; go back to the list and choose again.");

    /// <summary>The membership is not in the state that the command needs.</summary>
    public static AccessRefusal StateChanged { get; } =
        new("state-changed", "Somebody changed this in the meantime; go back to the list and look again.");

    /// <summary>Another administrator stands for the person.</summary>
    public static AccessRefusal NotTheSponsor { get; } =
        new("not-the-sponsor", "Only the administrator who invited this person can approve them; ask that administrator.");

    /// <summary>The address belongs to another agency.</summary>
    public static AccessRefusal AddressOfAnotherAgency { get; } =
        new("address-of-another-agency",
            "This e-mail address belongs to another agency; that agency's administrator invites its own people.");

    /// <summary>The e-mail domain is another agency's.</summary>
    public static AccessRefusal DomainOfAnotherAgency { get; } =
        new("domain-of-another-agency", "One of these e-mail domains belongs to another agency; take it out here, or there first.");

    /// <summary>An agency that has an administrator manages its people itself.</summary>
    public static AccessRefusal HasAdministrator { get; } =
        new("has-administrator", "This agency has an administrator, who invites its people; you can only make a first administrator.");

    /// <summary>The host makes administrators of other agencies and nothing else.</summary>
    public static AccessRefusal FirstAdministratorOnly { get; } =
        new("first-administrator-only",
            "You can only make an administrator of another agency; that administrator then gives the other roles.");

    /// <summary>The agency is suspended.</summary>
    public static AccessRefusal AgencySuspended { get; } =
        new("agency-suspended", "This agency is suspended; an administrator of the agency that runs the hub can end that.");

    /// <summary>The role cannot be held in that agency.</summary>
    public static AccessRefusal RoleNotOfThisAgency(Role role)
        => new("role-not-of-this-agency",
            $"The role {RoleNames.Words(role)} belongs to a police force or to the agency that runs the hub; choose another role.");

    /// <summary>A role without the area it needs, or with an area it does not take.</summary>
    public static AccessRefusal RoleAndArea(string sentence) => new("role-and-area", sentence);

    /// <summary>No such area.</summary>
    public static AccessRefusal UnknownArea { get; } =
        new("unknown-area", "One of the areas is not known to the hub; choose areas from the list.");

    /// <summary>No role was chosen.</summary>
    public static AccessRefusal NoRole { get; } = new("no-role", "No role is chosen; choose at least one role.");

    /// <summary>The person has the role already.</summary>
    public static AccessRefusal RoleHeld { get; } = new("role-held", "This person has this role already; there is nothing to do.");

    /// <summary>Name or address that may not be stored.</summary>
    public static AccessRefusal UnfitText(string sentence) => new("unfit-text", sentence);

    /// <summary>A link that the hub never made.</summary>
    public static AccessRefusal LinkUnknown { get; } =
        new("link-unknown", "This link is not known; open it again from your invitation, whole, or ask for a new one.");

    /// <summary>A link past its seven days.</summary>
    public static AccessRefusal LinkExpired { get; } =
        new("link-expired", "This link has expired; links work for seven days. Ask your agency's administrator for a new one.");

    /// <summary>A link that an administrator withdrew.</summary>
    public static AccessRefusal LinkRevoked { get; } =
        new("link-revoked", "This link was withdrawn; ask your agency's administrator for a new one.");

    /// <summary>A link followed again by the person who used it.</summary>
    public static AccessRefusal LinkUsedByYou { get; } =
        new("link-used-by-you", "You have used this link already; sign in without it.");

    /// <summary>A link that somebody else has used.</summary>
    public static AccessRefusal LinkUsed { get; } =
        new("link-used", "Somebody else has used this link. If it was sent to you, tell your agency's administrator now.");

    /// <summary>The person signs in through a tenant that may not join the agency.</summary>
    public static AccessRefusal TenantNotOfAgency { get; } =
        new("tenant-not-of-agency",
            "You are signed in with an account of another organisation; sign out, and sign in with the account the invitation is for.");

    /// <summary>The person belongs to the agency already.</summary>
    public static AccessRefusal AlreadyMember { get; } =
        new("already-member", "You belong to this agency already; ask its administrator if you need other roles.");

    /// <summary>The person's membership was ended; a link does not bring it back.</summary>
    public static AccessRefusal MembershipDisabled { get; } =
        new("membership-disabled", "Your access to this agency was ended; only its administrator can enable it again.");

    /// <summary>The code is in use.</summary>
    public static AccessRefusal CodeTaken { get; } = new("code-taken", "Another agency has this code; choose another code.");

    /// <summary>The agency that runs the hub must stay reachable.</summary>
    public static AccessRefusal HostMustStay { get; } =
        new("host-must-stay", "The agency that runs the hub cannot be suspended or left without a tenant; nobody could undo it.");

    /// <summary>A client id that is registered already.</summary>
    public static AccessRefusal ClientTaken { get; } =
        new("client-taken", "This client id is registered already; disable that client first, or use another one.");

    /// <summary>The client's tenant serves neither the agency nor the host.</summary>
    public static AccessRefusal ClientTenant { get; } =
        new("client-tenant", "This tenant is not one of the agency's; add the tenant to the agency first.");

    /// <summary>Who wrote cannot approve.</summary>
    public static AccessRefusal OwnWork { get; } =
        new("own-work", "You wrote part of this, so somebody else must approve it; ask another approver.");
}
