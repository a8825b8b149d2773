namespace Hub.Data.Profiles.Publishing;

/// <summary>Handling instructions that go with a marking unless somebody writes others.</summary>
public static class HandlingWords
{
    /// <summary>The instructions of a marking.</summary>
    public static string For(string marking) => marking.Contains("SENSITIVE", StringComparison.Ordinal)
        ? "For the named partners of the community safety partnership only. Do not copy or forward without the author's agreement."
        : "No handling restriction beyond the marking.";
}
