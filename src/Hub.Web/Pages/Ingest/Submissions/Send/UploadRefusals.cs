using Hub.Data.Ingest;

namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>
/// Why a file was not taken, as one word in the address of the form and one sentence on it. What is about the declaration, not
/// the file, is said by the declaration's page.
/// </summary>
public static class UploadRefusals
{
    /// <summary>No file was chosen.</summary>
    public const string None = "none";

    /// <summary>Its name is not that of a CSV or XLSX file.</summary>
    public const string Form = "form";

    /// <summary>It has no byte.</summary>
    public const string Empty = "empty";

    /// <summary>It is larger than allowed.</summary>
    public const string Large = "large";

    /// <summary>The hub has no room.</summary>
    public const string Full = "full";

    /// <summary>Anything else: the line was cut, or the hub failed.</summary>
    public const string Failed = "failed";

    /// <summary>The form was open too long, or came from elsewhere.</summary>
    public const string Expired = "expired";

    /// <summary>The person has too many uploads that are not whole.</summary>
    public const string Many = "many";

    /// <summary>What was declared no longer fits; the declaration's page says what.</summary>
    public const string Declaration = "declaration";

    /// <summary>The sentence for a word; null where the word is none.</summary>
    public static string? Sentence(string? word, long maxBytes) => word switch
    {
        None => "Select a file",
        Form => "The selected file must be a CSV or XLSX",
        Empty => "The selected file is empty",
        Large => $"The selected file must be smaller than {Size(maxBytes)}",
        Full => "The selected file could not be uploaded because the hub has no room left – tell its administrator",
        Failed => "The selected file could not be uploaded – try again",
        Expired => "The page was open too long to be trusted – select the file again",
        Many => "You have begun too many uploads – go on with one of them, or wait until they are removed after two days",
        _ => null,
    };

    /// <summary>The word for a refusal at the door.</summary>
    public static string Word(Refusal why) => why.Rule switch
    {
        "too_large" => Large,
        "disk_full" => Full,
        "empty_file" => Empty,
        _ => Declaration,
    };

    /// <summary>Whether a file of this name may be sent.</summary>
    public static bool IsTable(string fileName)
        => fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    /// <summary>"1 GB", "200 MB".</summary>
    public static string Size(long bytes)
    {
        var (number, unit) = bytes >= 1L << 30 ? (bytes / (double)(1L << 30), "GB")
            : bytes >= 1L << 20 ? (bytes / (double)(1L << 20), "MB") : (Math.Ceiling(bytes / 1024.0), "kB");
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number:0.#} {unit}");
    }
}
