using System.Net;
using System.Net.Sockets;
using Hub.Data.Access.Notifications;
using Hub.Jobs.Access;
using Hub.Testing.Mail;
using MimeKit;

namespace Hub.Jobs.Tests.Access;

public sealed class MailSenderTests
{
    private static readonly Uri Portal = new("https://hub.example.test/");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static MailOptions Options(int port) => new()
    {
        Host = "127.0.0.1", Port = port, Protection = MailProtection.None, From = "hub@example.test", PortalAddress = Portal, TimeoutSeconds = 5,
    };

    private static OutgoingMail Mail(string? address, params NotificationKind[] kinds)
        => new([.. kinds.Select(_ => Guid.CreateVersion7())], kinds, 1, address);

    private static MailSender Sender(MailOptions options) => new(options, TimeProvider.System);

    [Fact]
    public async Task Send_OneKind_SaysThatSomethingWaitsAndNothingElse()
    {
        await using var catcher = new SmtpCatcher();
        await using var sender = Sender(Options(catcher.Port));

        Assert.IsType<MailResult.Sent>(await sender.SendAsync(Mail("ana@council.example", NotificationKind.SubmissionOverdue), Token));

        var caught = Assert.Single(catcher.Mails);
        var message = MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(caught.Text)), Token);
        Assert.Equal(("hub@example.test", "ana@council.example"), (caught.From, Assert.Single(caught.To)));
        Assert.Equal(NotificationWords.MailSubject, message.Subject);
        Assert.Equal("ana@council.example", message.To.ToString());
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal(
            NotificationWords.MailText([NotificationKind.SubmissionOverdue], Portal).ReplaceLineEndings("\n").Trim(),
            message.TextBody!.ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public async Task Send_ManyOverOneConnection_ConnectsOnce()
    {
        await using var catcher = new SmtpCatcher();
        await using var sender = Sender(Options(catcher.Port));
        for (var i = 0; i < 5; i++)
        {
            await sender.SendAsync(Mail($"person{i}@council.example", NotificationKind.JobParked), Token);
        }

        Assert.Equal(5, catcher.Mails.Count);
        Assert.Single(catcher.Commands, command => command.StartsWith("EHLO", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ana@council.example\r\nBcc: thief@else.example")]
    [InlineData("ana@council.example\nDATA")]
    [InlineData("ana@council.example, thief@else.example")]
    [InlineData("ana@council.example;thief@else.example")]
    [InlineData("Ana <ana@council.example>")]
    [InlineData("<ana@council.example>")]
    [InlineData("team:ana@council.example;")]
    [InlineData("ana(comment)@council.example")]
    [InlineData("ana@thief@council.example")]
    [InlineData("ana\u202egro@council.example")]
    [InlineData("ana\u2028@council.example")]
    [InlineData("ana\0@council.example")]
    [InlineData("ana")]
    [InlineData("@council.example")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Send_AddressThatIsNotExactlyOne_IsRefusedAndNothingIsSaidToTheServer(string? address)
    {
        await using var catcher = new SmtpCatcher();
        await using var sender = Sender(Options(catcher.Port));

        Assert.IsType<MailResult.Refused>(await sender.SendAsync(Mail(address, NotificationKind.JobParked), Token));

        Assert.Empty(catcher.Commands);
    }

    [Theory]
    [InlineData("550 no such person ana@council.example", typeof(MailResult.Refused))]
    [InlineData("451 try later", typeof(MailResult.Later))]
    public async Task Send_ServerRefusesTheRecipient_SaysWhetherLaterHelpsAndQuotesNothing(string answer, Type expected)
    {
        await using var catcher = new SmtpCatcher { OnRecipient = _ => answer };
        await using var sender = Sender(Options(catcher.Port));

        var result = await sender.SendAsync(Mail("ana@council.example", NotificationKind.JobParked), Token);

        Assert.IsType(expected, result);
        Assert.DoesNotContain("ana", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NobodyListens_IsUnavailable()
    {
        var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await using var sender = Sender(Options(port));

        Assert.IsType<MailResult.Unavailable>(await sender.SendAsync(Mail("ana@council.example", NotificationKind.JobParked), Token));
    }

    [Fact]
    public async Task Send_NoTlsWhereTlsIsWanted_IsUnavailableAndSendsNothing()
    {
        await using var catcher = new SmtpCatcher();
        await using var sender = Sender(Options(catcher.Port) with { Protection = MailProtection.StartTls });

        Assert.IsType<MailResult.Unavailable>(await sender.SendAsync(Mail("ana@council.example", NotificationKind.JobParked), Token));

        Assert.Empty(catcher.Mails);
        Assert.DoesNotContain(catcher.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_ServerGreetsWithRefusal_IsUnavailable()
    {
        await using var catcher = new SmtpCatcher { OnConnect = "554 not here" };
        await using var sender = Sender(Options(catcher.Port));

        Assert.IsType<MailResult.Unavailable>(await sender.SendAsync(Mail("ana@council.example", NotificationKind.JobParked), Token));
    }

    [Theory]
    [InlineData("mail.example", MailProtection.None, "", "hub@example.test", "https://hub.example.test")]
    [InlineData("127.0.0.1", MailProtection.None, "hub", "hub@example.test", "https://hub.example.test")]
    [InlineData("mail.example", MailProtection.Tls, "", "hub@example.test\r\nBcc: x@y.example", "https://hub.example.test")]
    [InlineData("mail.example", MailProtection.Tls, "", "", "https://hub.example.test")]
    [InlineData("mail.example", MailProtection.Tls, "", "hub@example.test", null)]
    [InlineData("mail.example", MailProtection.Tls, "", "hub@example.test", "http://hub.example.test")]
    [InlineData("mail.example", MailProtection.Tls, "", "hub@example.test", "/hub")]
    public void Options_HalfSetOrUnsafe_HaveAProblem(string host, MailProtection protection, string user, string from, string? portal)
        => Assert.NotNull(new MailOptions
        {
            Host = host, Protection = protection, UserName = user, From = from,
            PortalAddress = portal is null ? null : new Uri(portal, UriKind.RelativeOrAbsolute),
        }.Problem());

    [Fact]
    public void Options_NothingOrEverythingSet_HaveNone()
    {
        Assert.Null(new MailOptions().Problem());
        Assert.Null((Options(587) with { Host = "mail.example", Protection = MailProtection.StartTls }).Problem());
    }
}
