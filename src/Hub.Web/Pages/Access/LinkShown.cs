namespace Hub.Web.Pages.Access;

/// <summary>A one-time link as it is shown once.</summary>
/// <param name="Link">The whole address.</param>
/// <param name="ExpiresAt">When it stops working.</param>
public sealed record LinkShown(string Link, DateTimeOffset ExpiresAt);
