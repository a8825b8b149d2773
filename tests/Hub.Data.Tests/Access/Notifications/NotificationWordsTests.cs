using System.Text.RegularExpressions;
using Hub.Data.Access.Notifications;

namespace Hub.Data.Tests.Access.Notifications;

/// <summary>No sensitive content in e-mail (capability 24.4): every text that can be sent is read here, whole.</summary>
public sealed partial class NotificationWordsTests
{
    private static readonly Uri Portal = new("https://hub.example.test/");

    public static TheoryData<NotificationKind> Kinds() => [.. NotificationWords.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void MailText_OfEveryKind_IsTheFixedWordsAndTheTwoLinks(NotificationKind kind)
    {
        var text = NotificationWords.MailText([kind], Portal);

        var links = Link().Matches(text).Select(match => match.Value);
        Assert.Equal(["https://hub.example.test/notifications", "https://hub.example.test/notifications/choices"], links);
        var rest = Link().Replace(text, "");
        Assert.DoesNotMatch(@"[\d@<>{}%/=?&]", rest);
        // The words of the template, and the kind's own.
        Assert.Equal(
            "Something is waiting for you in the hub.\r\n\r\n- " + NotificationWords.Title(kind) + "\r\n\r\nSign in to see it: \r\n\r\n"
            + "Messages from the hub never carry details. You choose which of them reach you: \r\n",
            rest);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Title_OfEveryKind_IsOneLineOfPlainWords(NotificationKind kind)
    {
        Assert.Matches(@"^[A-Z][a-z ',-]+(?:[A-Za-z ',-]+)$", NotificationWords.Title(kind));
        Assert.InRange(NotificationWords.Title(kind).Length, 10, 80);
        Assert.StartsWith("/", NotificationWords.Page(kind), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d", NotificationWords.Page(kind));
    }

    [Fact]
    public void MailText_SameKindSeveralTimes_SaysItOnceWithItsNumber()
    {
        var text = NotificationWords.MailText(
            [NotificationKind.SubmissionDue, NotificationKind.JobParked, NotificationKind.SubmissionDue], Portal);

        Assert.Contains("- A return is due (2 times)\r\n- A job has stopped", text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
