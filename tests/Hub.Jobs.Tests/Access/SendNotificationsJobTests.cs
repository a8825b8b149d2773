using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Jobs.Access;
using Hub.Jobs.Tests.Scheduling;
using Hub.Testing;
using Hub.Testing.Mail;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Jobs.Tests.Access;

/// <summary>The outbox over a real worker, a real database and real sockets.</summary>
public sealed class SendNotificationsJobTests(JobsDatabase jobs) : IClassFixture<JobsDatabase>, IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow.AddMinutes(20));
    private readonly TestPeople _people = new(jobs.Hub.Superuser, TestContext.Current.CancellationToken);
    private readonly SmtpCatcher _catcher = new();
    private Guid _council;
    private Guid _ana;
    private Guid _ben;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _people.ExecuteAsync(
            """
            truncate access.notification_emails, access.notifications, access.notification_choices, job.requests cascade;
            truncate access.role_grants, access.memberships, access.accounts, access.agencies cascade
            """);
        // The worker asks for the day's summaries by itself; here a test does.
        await _people.ExecuteAsync(
            """
            insert into job.requests (kind, subject_id, asked_by, purpose, state)
            select @NotificationsSend, to_char((now() at time zone 'utc')::date + i, 'yyyy-mm-dd'), 'system:test', 'test', 'done'
            from generate_series(0, 1) i
            """,
            new { JobKinds.NotificationsSend });
        _council = await _people.AddAgencyAsync("council");
        _ana = await _people.AddPersonAsync(_council, "ana@council.example", "data_officer");
        _ben = await _people.AddPersonAsync(_council, "ben@council.example", "data_officer");
    }

    public ValueTask DisposeAsync() => _catcher.DisposeAsync();

    private MailOptions Options() => new()
    {
        Host = "127.0.0.1", Port = _catcher.Port, Protection = MailProtection.None, From = "hub@example.test", TimeoutSeconds = 5,
        PortalAddress = new Uri("https://hub.example.test/"),
    };

    private Task TellAsync(NotificationKind kind, string subject)
        => jobs.Hub.Jobs.InScopeAsync(
            Scope.None(SystemActors.Ingest, "test"),
            session => Notify.HoldersAsync(session, kind, subject, _council, Permission.SendSubmissions),
            Token);

    private async Task RunAsync(MailOptions options, string subject = Notify.SendNow)
    {
        using var worker = await jobs.StartWorkerAsync(Token, new SendNotificationsJob(options, _time));
        var request = await jobs.AskAsync(JobKinds.NotificationsSend, subject, Token, SystemActors.Notifications);
        await jobs.WaitAsync(request, Token, JobStates.Done);
        await worker.StopAsync(Token);
    }

    private Task<IReadOnlyList<string>> StatesAsync()
        => _people.ReadAsync<string>(
            "select c.email || ' ' || e.state from access.notification_emails e join access.accounts c using (account_id) order by 1");

    private Task WishAsync(Guid account, NotificationKind kind, string wish)
        => _people.ExecuteAsync(
            """
            insert into access.notification_choices (account_id, kind, email, changed_at) values (@account, @Kind, @wish, now())
            on conflict (account_id, kind) do update set email = excluded.email
            """,
            new { account, Kind = kind.ToString(), wish });

    [Fact]
    public async Task Run_TwoPeople_EachGetsTheirOwnAndNobodyTwice()
    {
        await TellAsync(NotificationKind.SubmissionDue, "assaults:2026-03-01");
        await RunAsync(Options());
        await RunAsync(Options());

        Assert.Equal(["ana@council.example", "ben@council.example"], _catcher.Mails.Select(mail => Assert.Single(mail.To)).Order());
        Assert.All(_catcher.Mails, mail => Assert.DoesNotContain("assaults", mail.Text, StringComparison.Ordinal));
        Assert.Equal(["ana@council.example sent", "ben@council.example sent"], await StatesAsync());
    }

    [Fact]
    public async Task Run_NotWantedByEmail_StaysInTheHubOnly()
    {
        await WishAsync(_ana, NotificationKind.SubmissionDue, "never");
        await TellAsync(NotificationKind.SubmissionDue, "assaults:2026-03-01");
        await RunAsync(Options());

        Assert.Equal(["ana@council.example not_wanted", "ben@council.example sent"], await StatesAsync());
        Assert.Equal([2], await _people.ReadAsync<int>("select count(*)::int from access.notifications"));
    }

    [Fact]
    public async Task Run_CheckSeenInTheHubMeanwhile_SendsNoEmailOfIt()
    {
        await TellAsync(NotificationKind.SubmissionChecked, "17");
        Assert.Equal([2], await _people.ReadAsync<int>(
            "select count(*)::int from access.notification_emails where due_at > now() + interval '1 minute' and state = 'due'"));
        await _people.ExecuteAsync("update access.notifications set read_at = now() where account_id = @_ana", new { _ana });
        await RunAsync(Options());

        Assert.Equal(["ana@council.example not_wanted", "ben@council.example sent"], await StatesAsync());
        Assert.Equal("ben@council.example", Assert.Single(Assert.Single(_catcher.Mails).To));
    }

    [Fact]
    public async Task Run_WantedDaily_IsOneMailWithTheDaysRequest()
    {
        await WishAsync(_ana, NotificationKind.SubmissionDue, "daily");
        await WishAsync(_ana, NotificationKind.SubmissionOverdue, "daily");
        await TellAsync(NotificationKind.SubmissionDue, "assaults:2026-03-01");
        await TellAsync(NotificationKind.SubmissionDue, "ambulance:2026-03-01");
        await TellAsync(NotificationKind.SubmissionOverdue, "assaults:2026-02-01");
        await RunAsync(Options());
        Assert.DoesNotContain(_catcher.Mails, mail => mail.To.Contains("ana@council.example"));

        await RunAsync(Options(), "2026-04-03");

        var summary = Assert.Single(_catcher.Mails, mail => mail.To.Contains("ana@council.example"));
        Assert.Contains("- A return is due (2 times)", summary.Text, StringComparison.Ordinal);
        Assert.Contains("- A return is late", summary.Text, StringComparison.Ordinal);
        Assert.All(await StatesAsync(), state => Assert.EndsWith("sent", state, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_NoMailServerSet_SendsNothingAndDoesNotSendItLater()
    {
        await TellAsync(NotificationKind.SubmissionDue, "assaults:2026-03-01");
        await RunAsync(new MailOptions());
        await RunAsync(Options());

        Assert.Empty(_catcher.Mails);
        Assert.Equal(["ana@council.example not_sent", "ben@council.example not_sent"], await StatesAsync());
    }

    [Fact]
    public async Task Run_ServerPutsOneOff_SendsItLaterAndTheOtherNow()
    {
        _catcher.OnRecipient = to => to.StartsWith("ana", StringComparison.Ordinal) ? "451 later" : null;
        await TellAsync(NotificationKind.SubmissionDue, "assaults:2026-03-01");
        await RunAsync(Options());
        Assert.Equal(["ana@council.example due", "ben@council.example sent"], await StatesAsync());
        Assert.Equal([1], await _people.ReadAsync<int>(
            "select count(*)::int from job.requests where state = 'due' and kind = 'notifications.send'"));

        _catcher.OnRecipient = _ => null;
        await RunAsync(Options());
        Assert.Single(_catcher.Mails);
        _time.Advance(TimeSpan.FromMinutes(2));
        await RunAsync(Options());

        Assert.Equal(["ana@council.example sent", "ben@council.example sent"], await StatesAsync());
    }

    [Fact]
    public async Task Run_ServerIsDownForDays_ParksAfterTheLastAttemptWithASentence()
    {
        _catcher.OnConnect = "554 not here";
        await TellAsync(NotificationKind.SubmissionDue, "assaults:2026-03-01");
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await RunAsync(Options());
            _time.Advance(TimeSpan.FromHours(21));
        }

        Assert.Equal(["ana@council.example parked", "ben@council.example parked"], await StatesAsync());
        Assert.All(
            await _people.ReadAsync<string>("select error from access.notification_emails"),
            error => Assert.Contains("mail server", error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_AddressRefusedForGood_IsParkedAtOnce()
    {
        _catcher.OnRecipient = to => to.StartsWith("ana", StringComparison.Ordinal) ? "550 no such user" : null;
        await TellAsync(NotificationKind.SubmissionDue, "assaults:2026-03-01");
        await RunAsync(Options());

        Assert.Equal(["ana@council.example parked", "ben@council.example sent"], await StatesAsync());
    }

    [Fact]
    public async Task Run_ServerHangsUpAfterTakingIt_SendsItAgainUnderTheSameMessageId()
    {
        await _people.ExecuteAsync("delete from access.role_grants where account_id = @_ben", new { _ben });
        _catcher.HangsUpAfterData = true;
        await TellAsync(NotificationKind.SubmissionDue, "assaults:2026-03-01");
        await RunAsync(Options());
        _catcher.HangsUpAfterData = false;
        _time.Advance(TimeSpan.FromMinutes(2));
        await RunAsync(Options());

        Assert.Equal(2, _catcher.Mails.Count);
        Assert.Single(_catcher.Mails.Select(MessageId).Distinct());
        Assert.Equal(["ana@council.example sent"], await StatesAsync());
    }

    private static string MessageId(CaughtMail mail)
        => mail.Text.Split('\n').Single(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase));
}
