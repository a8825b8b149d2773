using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Access.Join;

/// <summary>What a one-time link is for, before the sign-in; for anybody. Whether the link works is said after the sign-in only.</summary>
[AllowAnonymous]
public sealed class IndexModel(JoinCookie cookie) : PageModel
{
    /// <summary>Whether a link was followed here.</summary>
    public bool HasLink { get; private set; }

    /// <summary>Shows the page.</summary>
    public void OnGet() => HasLink = cookie.Read(Request) is not null;
}
