namespace Hub.Web.Pages.Profiles;

/// <summary>Addresses of the pages on which a profile is written.</summary>
public static class WritePath
{
    /// <summary>The desk of a profile.</summary>
    public static string Desk(Guid publication) => $"/profiles/publications/{publication}";

    /// <summary>A section.</summary>
    public static string Section(Guid publication, string section) => $"{Desk(publication)}/write/{section}";

    /// <summary>How the profile, or one section of it, would read if it were released now.</summary>
    public static string Preview(Guid publication, string? section = null)
        => $"{Desk(publication)}/preview{(section is null ? "" : "/" + section)}";

    /// <summary>The history of a section.</summary>
    public static string History(Guid publication, string section) => $"{Section(publication, section)}/history";

    /// <summary>The key judgements.</summary>
    public static string Judgements(Guid publication) => $"{Desk(publication)}/judgements";

    /// <summary>The recommendations.</summary>
    public static string Recommendations(Guid publication) => $"{Desk(publication)}/recommendations";

    /// <summary>Comments and suggestions.</summary>
    public static string Comments(Guid publication) => $"{Desk(publication)}/comments";
}
