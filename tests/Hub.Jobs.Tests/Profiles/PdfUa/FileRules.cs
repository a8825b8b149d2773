using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using UglyToad.PdfPig.Tokens;

namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>Rules over catalog, properties and what a file may hold at all.</summary>
internal static partial class FileRules
{
    private static readonly string[] Scripts = ["JavaScript", "Launch", "SubmitForm", "ImportData", "Rendition", "GoToR", "GoToE"];

    /// <summary>Applies the rules.</summary>
    public static IEnumerable<UaProblem> Check(UaFile file)
        => Properties(file).Concat(Holdings(file));

    private static IEnumerable<UaProblem> Properties(UaFile file)
    {
        var marked = file.Dictionary(file.Catalog, "MarkInfo");
        if (marked?.Data.GetValueOrDefault("Marked") is not BooleanToken { Data: true })
        {
            yield return new("X-MARK", "The catalog does not say that the file is marked.");
        }

        if (marked?.Data.GetValueOrDefault("Suspects") is BooleanToken { Data: true })
        {
            yield return new("01-007", "The catalog says that tags are suspect.");
        }

        if (!LanguageTag().IsMatch(file.TextOf(file.Catalog, "Lang") ?? ""))
        {
            yield return new("11-001", "The catalog names no language.");
        }

        var view = file.Dictionary(file.Catalog, "ViewerPreferences");
        if (view?.Data.GetValueOrDefault("DisplayDocTitle") is not BooleanToken { Data: true })
        {
            yield return new("07-001", "Readers show the file name instead of the title.");
        }

        var title = file.TextOf(file.Resolve(file.Pdf.Structure.Trailer.Info) as DictionaryToken, "Title") ?? "";
        if (title.Trim().Length == 0)
        {
            yield return new("X-TITLE", "The properties have no title.");
        }

        if (file.Resolve(file.Catalog.Data.GetValueOrDefault("Metadata")) is not StreamToken metadata)
        {
            yield return new("06-001", "There is no XMP metadata.");
            yield break;
        }

        var document = XDocument.Parse(Encoding.UTF8.GetString(file.Decode(metadata)));
        var named = document.Descendants().FirstOrDefault(e => e.Name.LocalName == "title")?.Value ?? "";
        if (named.Trim().Length == 0)
        {
            yield return new("06-003", "The XMP metadata has no title.");
        }
        else if (named != title)
        {
            yield return new("X-TITLE", $"The title is \"{title}\" in the properties and \"{named}\" in the metadata.");
        }
    }

    private static IEnumerable<UaProblem> Holdings(UaFile file)
    {
        if (file.Catalog.Data.ContainsKey("OCProperties"))
        {
            yield return new("20-001", "The file has layers.");
        }

        if (file.Catalog.Data.ContainsKey("AcroForm") || file.Catalog.Data.ContainsKey("NeedsRendering"))
        {
            yield return new("25-001", "The file has a form.");
        }

        if (file.Catalog.Data.ContainsKey("OpenAction") || file.Catalog.Data.ContainsKey("AA"))
        {
            yield return new("X-SCRIPT", "The file does something when it is opened.");
        }

        foreach (var dictionary in file.Dictionaries())
        {
            var type = file.NameOf(dictionary, "Type");
            if (type is "Filespec" or "EmbeddedFile" || dictionary.Data.ContainsKey("EmbeddedFiles"))
            {
                yield return new("21-001", "The file has an attachment.");
            }

            if (dictionary.Data.ContainsKey("JS") || Scripts.Contains(file.NameOf(dictionary, "S")))
            {
                yield return new("X-SCRIPT", $"The file holds an action of the kind {file.NameOf(dictionary, "S")}.");
            }

            if (file.Dictionary(dictionary, "XObject") is { Data.Count: > 0 })
            {
                yield return new("30-001", "A page draws from another object.");
            }
        }
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
    private static partial Regex LanguageTag();
}
