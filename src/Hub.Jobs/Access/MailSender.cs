using System.Net.Sockets;
using Hub.Data.Access.Notifications;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Hub.Jobs.Access;

/// <summary>What became of one e-mail.</summary>
public abstract record MailResult
{
    private MailResult()
    {
    }

    /// <summary>The server took it.</summary>
    public sealed record Sent : MailResult;

    /// <summary>This e-mail cannot be sent; no repetition helps.</summary>
    public sealed record Refused(string Sentence) : MailResult;

    /// <summary>The server did not take this one now.</summary>
    public sealed record Later(string Sentence) : MailResult;

    /// <summary>The server takes nothing now; the others need not be tried.</summary>
    public sealed record Unavailable(string Sentence) : MailResult;
}

/// <summary>Sends e-mails over one connection, which is opened with the first.</summary>
public sealed class MailSender(MailOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly SmtpClient _client = new() { Timeout = options.TimeoutSeconds * 1000 };

    /// <summary>Sends one. Sentences name no address and quote nothing that the server said.</summary>
    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (MailAddress.Read(mail.Address) is not { } to)
        {
            return new MailResult.Refused(
                "The account's e-mail address cannot be used; its agency's administrator puts it right.");
        }

        try
        {
            await ConnectAsync(cancellationToken);
            await _client.SendAsync(Message(mail, to), cancellationToken);
            return new MailResult.Sent();
        }
        catch (SmtpCommandException fault) when (fault.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            return (int)fault.StatusCode >= 500
                ? new MailResult.Refused($"The mail server refused this e-mail (code {(int)fault.StatusCode}).")
                : new MailResult.Later($"The mail server put this e-mail off (code {(int)fault.StatusCode}).");
        }
        catch (SmtpCommandException fault)
        {
            return new MailResult.Unavailable($"The mail server refused the hub's command (code {(int)fault.StatusCode}); check Hub:Mail.");
        }
        catch (AuthenticationException)
        {
            return new MailResult.Unavailable("The mail server refused the name or password; check Hub:Mail:UserName and its password.");
        }
        catch (SslHandshakeException)
        {
            return new MailResult.Unavailable("No protected connection to the mail server; check its certificate and Hub:Mail:Protection.");
        }
        catch (Exception fault) when (fault is SocketException or IOException or ProtocolException or TimeoutException
            or ServiceNotConnectedException or ServiceNotAuthenticatedException or NotSupportedException)
        {
            return new MailResult.Unavailable($"The mail server does not answer as one ({fault.GetType().Name}); check Hub:Mail:Host.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_client.IsConnected)
            {
                await _client.DisconnectAsync(quit: true);
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or ProtocolException)
        {
            // What was sent is sent; the server only missed the goodbye.
        }

        _client.Dispose();
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_client.IsConnected)
        {
            return;
        }

        var protection = options.Protection switch
        {
            MailProtection.StartTls => SecureSocketOptions.StartTls,
            MailProtection.Tls => SecureSocketOptions.SslOnConnect,
            MailProtection.None => SecureSocketOptions.None,
            _ => throw new InvalidOperationException($"A way of protecting mail is not handled: {options.Protection}."),
        };
        await _client.ConnectAsync(options.Host, options.Port, protection, cancellationToken);
        if (options.UserName.Length > 0)
        {
            await _client.AuthenticateAsync(options.UserName, options.Password, cancellationToken);
        }
    }

    private MimeMessage Message(OutgoingMail mail, MailboxAddress to)
    {
        var from = MailAddress.Read(options.From)!;
        var message = new MimeMessage
        {
            Subject = NotificationWords.MailSubject,
            Date = time.GetUtcNow(),
            // The same in every attempt: a server that took an e-mail without our hearing so can tell.
            MessageId = $"{mail.NotificationIds[0]:N}.{mail.NotificationIds.Count}@{from.Domain}",
            Body = new TextPart("plain") { Text = NotificationWords.MailText(mail.Kinds, options.PortalAddress!) },
        };
        message.From.Add(new MailboxAddress("The hub", from.Address));
        message.To.Add(to);
        // RFC 3834: answering machines leave it alone.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
