namespace Hub.Data.Ingest;

/// <summary>The ways in which a file reaches the hub. The answers are the same at each.</summary>
public static class Doors
{
    /// <summary>The portal's upload page.</summary>
    public const string Page = "page";

    /// <summary>The interface for partners' systems.</summary>
    public const string Api = "api";

    /// <summary>An operator's <c>hub load</c>.</summary>
    public const string Command = "command";

    /// <summary>An input folder.</summary>
    public const string Folder = "folder";
}
