using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Hub.Web.Forms;

/// <summary>
/// One sentence that the next page shows about what a post did. It travels in a cookie: it names things by what they are, never
/// a person.
/// </summary>
public static class Notice
{
    private const string Key = "notice";

    /// <summary>Says it on the next page.</summary>
    public static void Set(ITempDataDictionary data, string sentence) => data[Key] = sentence;

    /// <summary>The sentence, once.</summary>
    public static string? Take(ITempDataDictionary data) => data[Key] as string;
}
