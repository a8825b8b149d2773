using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Access.Notifications;

public sealed class NotifyTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 4, 3, 9, 0, 0, TimeSpan.Zero);

    private readonly TestPeople _people = new(database.Superuser, TestContext.Current.CancellationToken);
    private Guid _host;
    private Guid _council;
    private Guid _administrator;
    private Guid _officer;
    private Guid _both;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _people.ExecuteAsync(
            """
            truncate access.notification_emails, access.notifications, access.notification_choices, job.requests cascade;
            truncate access.role_grants, access.memberships, access.accounts, access.agencies cascade
            """);
        _host = await _people.AddAgencyAsync("police", isHost: true);
        _council = await _people.AddAgencyAsync("council");
        _administrator = await _people.AddPersonAsync(_host, "admin@police.example", "administrator");
        _officer = await _people.AddPersonAsync(_council, "officer@council.example", "data_officer");
        _both = await _people.AddPersonAsync(_council, "both@council.example", "data_officer", "administrator");
        await _people.AddMembershipAsync(_both, _host, "active", "auditor");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Scope As(Guid account, Guid agency) => Scope.Of(account.ToString(), "test", agency);

    private Task<IReadOnlyList<Notification>> ListAsync(Guid account, Guid agency)
        => database.Web.InScopeAsync(As(account, agency), NotificationQueries.ListAsync, Token);

    private Task<int> TellAsync(params Guid[] accounts)
        => database.Web.InScopeAsync(
            As(_both, _council),
            session => Notify.AccountsAsync(session, NotificationKind.MembershipApproved, _council.ToString(), _council, accounts),
            Token);

    [Fact]
    public async Task Accounts_ToldTwice_AreToldOnceWithOneMailAndOneRequest()
    {
        Assert.Equal(1, await TellAsync(_officer));
        Assert.Equal(0, await TellAsync(_officer));

        var told = Assert.Single(await ListAsync(_officer, _council));
        Assert.Equal(NotificationKind.MembershipApproved, told.Kind);
        Assert.Equal(["due"], await _people.ReadAsync<string>("select state from access.notification_emails"));
        Assert.Equal(["notifications.send now"], await _people.ReadAsync<string>("select kind || ' ' || subject_id from job.requests"));
    }

    [Fact]
    public async Task Accounts_NotMembersOfTheAgency_AreNotTold()
    {
        Assert.Equal(1, await TellAsync(_officer, _administrator, Guid.NewGuid()));

        Assert.Empty(await ListAsync(_administrator, _host));
    }

    [Fact]
    public async Task Accounts_ActRollsBack_NobodyIsTold()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Web.InScopeAsync(
            As(_both, _council),
            async session =>
            {
                await Notify.AccountsAsync(session, NotificationKind.MembershipApproved, _council.ToString(), _council, [_officer]);
                throw new InvalidOperationException("the act fails");
            },
            Token));

        Assert.Empty(await _people.ReadAsync<Guid>(
            "select notification_id from access.notifications union all select notification_id from access.notification_emails"));
        Assert.Empty(await _people.ReadAsync<long>("select request_id from job.requests"));
    }

    [Theory]
    [InlineData("ana@council.example")]
    [InlineData("Ana Smith")]
    [InlineData("born 1990-01-01")]
    public async Task Accounts_SubjectThatCouldBeAPerson_IsRefusedByTheTable(string subject)
    {
        var fault = await Assert.ThrowsAsync<PostgresException>(() => database.Web.InScopeAsync(
            As(_both, _council),
            session => Notify.AccountsAsync(session, NotificationKind.MembershipApproved, subject, _council, [_officer]),
            Token));

        Assert.Equal("ck_notifications__subject", fault.ConstraintName);
    }

    [Fact]
    public async Task Holders_OfAnAgency_AreThoseWhoMayActNow()
    {
        var disabled = await _people.AddAccountAsync("gone@council.example");
        await _people.AddMembershipAsync(disabled, _council, "disabled", "data_officer");
        var revoked = await _people.AddPersonAsync(_council, "other@council.example", "data_officer");
        await _people.ExecuteAsync(
            "update access.role_grants set revoked_at = now(), revoked_by = 'test' where account_id = @revoked", new { revoked });

        var told = await database.Jobs.InScopeAsync(
            Scope.None(SystemActors.Ingest, "test"),
            session => Notify.HoldersAsync(session, NotificationKind.SubmissionDue, "assaults:2026-03-01", _council, Permission.SendSubmissions),
            Token);

        Assert.Equal(2, told);
        Assert.Equal(
            new[] { _officer, _both }.Order(), await _people.ReadAsync<Guid>("select account_id from access.notifications order by 1"));
    }

    [Fact]
    public async Task Holders_WithoutAnAgency_AreTheHosts()
    {
        await database.Jobs.InScopeAsync(
            Scope.None(SystemActors.Dispatcher, "test"),
            session => Notify.HoldersAsync(session, NotificationKind.JobParked, "17", null, Permission.ManageJobs),
            Token);

        Assert.Single(await ListAsync(_administrator, _host));
        Assert.Empty(await ListAsync(_both, _council));
    }

    [Fact]
    public async Task List_IsOnesOwnForTheAgencyOneActsFor()
    {
        await TellAsync(_officer, _both);

        Assert.Single(await ListAsync(_both, _council));
        Assert.Empty(await ListAsync(_both, _host));
        // Without any "where": row-level security alone.
        Assert.Equal(1, await CountAsync(database.Web, As(_officer, _council)));
        Assert.Equal(0, await CountAsync(database.Web, As(_administrator, _council)));
        Assert.Equal(0, await CountAsync(database.Web, Scope.Of(SystemActors.Notifications, "test", _council)));
        Assert.Equal(0, await CountAsync(database.Jobs, Scope.Of(SystemActors.Ingest, "test", _council)));
    }

    private static Task<int> CountAsync(HubDatabase door, Scope scope)
        => door.InScopeAsync(
            scope,
            session => Dapper.SqlMapper.ExecuteScalarAsync<int>(session.Connection, session.Command("select count(*)::int from access.notifications")),
            Token);

    [Fact]
    public async Task MarkRead_OneOrAll_TouchesOnesOwnOnly()
    {
        await TellAsync(_officer, _both);
        var own = Assert.Single(await ListAsync(_officer, _council));
        var others = Assert.Single(await ListAsync(_both, _council));

        await database.Web.InScopeAsync(
            As(_officer, _council), session => NotificationStore.MarkReadAsync(session, others.NotificationId, Now), Token);
        Assert.Equal(1, await database.Web.InScopeAsync(As(_both, _council), NotificationQueries.UnreadAsync, Token));

        await database.Web.InScopeAsync(As(_officer, _council), session => NotificationStore.MarkReadAsync(session, null, Now), Token);
        Assert.Equal(0, await database.Web.InScopeAsync(As(_officer, _council), NotificationQueries.UnreadAsync, Token));
        Assert.Equal(Now, Assert.Single(await ListAsync(_officer, _council)).ReadAt);
        Assert.Equal(own.NotificationId, Assert.Single(await ListAsync(_officer, _council)).NotificationId);
    }

    [Fact]
    public async Task Choices_Changed_AreOnesOwnAndTheRestStaysAtOnce()
    {
        var actor = new Actor(_officer, "", new Membership(_council, "council", "", false, [Role.DataOfficer], []), []);
        var change = new ChangeNotificationChoices(database.Web, TimeProvider.System);
        var wishes = new Dictionary<NotificationKind, MailWish> { [NotificationKind.SubmissionDue] = MailWish.Never };
        await change.HandleAsync(actor, new(wishes), Token);
        wishes[NotificationKind.SubmissionDue] = MailWish.Daily;
        Assert.IsType<NotificationChoicesOutcome.Changed>(await change.HandleAsync(actor, new(wishes), Token));

        var own = await database.Web.InScopeAsync(As(_officer, _council), NotificationQueries.ChoicesAsync, Token);
        var others = await database.Web.InScopeAsync(As(_both, _council), NotificationQueries.ChoicesAsync, Token);
        Assert.Equal((MailWish.Daily, MailWish.AtOnce), (own[NotificationKind.SubmissionDue], own[NotificationKind.JobParked]));
        Assert.All(others.Values, wish => Assert.Equal(MailWish.AtOnce, wish));
    }

    [Fact]
    public async Task Choices_WithoutARole_AreRefused()
    {
        var actor = new Actor(_officer, "", new Membership(_council, "council", "", false, [], []), []);

        Assert.IsType<NotificationChoicesOutcome.Refused>(
            await new ChangeNotificationChoices(database.Web, TimeProvider.System).HandleAsync(
                actor, new(new Dictionary<NotificationKind, MailWish> { [NotificationKind.JobParked] = MailWish.Never }), Token));
    }

    [Fact]
    public async Task MailAddress_AskedByAnyoneElse_IsNotTold()
    {
        var told = await database.Jobs.InScopeAsync(
            Scope.None(SystemActors.Ingest, "test"),
            session => Dapper.SqlMapper.ExecuteScalarAsync<string?>(
                session.Connection, session.Command("select access.mail_address(@_officer)", new { _officer })),
            Token);

        Assert.Null(told);
    }
}
