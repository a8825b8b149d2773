using MimeKit;

namespace Hub.Jobs.Access;

/// <summary>
/// One plain e-mail address. Anything that could reach another header or another person is refused: line ends and other control
/// characters, lists, groups, comments, display names.
/// </summary>
public static class MailAddress
{
    private const int Longest = 254;

    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create(" ,;:<>()[]\\\"");

    /// <summary>The address, or null where the text is not exactly one.</summary>
    public static MailboxAddress? Read(string? text)
    {
        if (text is null || text.Length is 0 or > Longest || text.AsSpan().ContainsAny(Forbidden) || text.Any(IsUnseen)
            || text.Count(c => c == '@') != 1)
        {
            return null;
        }

        return MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address == text && mailbox.Domain.Length > 0 ? mailbox : null;
    }

    // Beside control characters: separators of lines, and format characters that turn or hide what is read.
    private static bool IsUnseen(char c)
        => char.IsControl(c) || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format;
}
