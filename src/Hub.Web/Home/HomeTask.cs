namespace Hub.Web.Home;

/// <summary>One line of the home page.</summary>
/// <param name="Text">Begins with a verb: "Send a return".</param>
/// <param name="Href">The page behind it.</param>
/// <param name="Order">Smaller stands higher within its section.</param>
public sealed record HomeTask(string Text, string Href, int Order = 0)
{
    /// <summary>One line that says more, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>How things stand in a few words ("2 to approve"), or null. Plain text, so "Nothing due" is as good as a number.</summary>
    public string? Status { get; init; }

    /// <summary>True where something waits for this person: the status then stands out.</summary>
    public bool NeedsAttention { get; init; }
}
