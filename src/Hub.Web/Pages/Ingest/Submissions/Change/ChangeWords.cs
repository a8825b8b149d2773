namespace Hub.Web.Pages.Ingest.Submissions.Change;

/// <summary>Words of the pages on which a return is changed.</summary>
public static class ChangeWords
{
    /// <summary>The same with a capital, as a row of a table begins.</summary>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
