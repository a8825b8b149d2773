namespace Hub.Web.Forms;

/// <summary>A page above the one shown. "Home" always comes first and is not named.</summary>
public sealed record Breadcrumb(string Text, string Href);
