using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Dapper;
using Hub.Data.Access.Setup;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Intelligence;
using Hub.Data.Persons.Rights;
using Hub.Data.Primitives;
using Hub.DevIdentity;
using Hub.Testing;
using Hub.Web.Sessions;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Hub.Web.Tests;

/// <summary>
/// The whole portal with a database of its own and the local sign-in server, in memory: use as a class fixture. The people of
/// tests/Hub.DevIdentity/people.json are registered; sign in with <see cref="SignInAsync(string)"/>.
/// </summary>
public sealed class Portal : IAsyncLifetime
{
    /// <summary>Address of the sign-in server.</summary>
    public const string SignInServer = "https://login.test";

    private readonly TestDatabase _database = new();
    private readonly List<SamplePerson> _people;
    private WebApplication? _identity;
    private WebApplicationFactory<Program>? _factory;

    /// <summary>A portal that is not started yet.</summary>
    public Portal()
    {
        var directory = SampleDirectory.Load();
        _people = [.. directory.People];
        Directory = directory with { People = _people };
    }

    /// <summary>The database behind the portal.</summary>
    public TestDatabase Database => _database;

    /// <summary>Everybody whom the sign-in server knows.</summary>
    public SampleDirectory Directory { get; }

    /// <summary>The day on which this portal was made: what is declared twice must not differ because midnight has passed.</summary>
    public DateOnly FirstDay { get; } = UkTime.Today(TimeProvider.System);

    /// <summary>Signs tokens as the sign-in server does.</summary>
    public Tokens Tokens { get; } = new(RSA.Create(2048), TimeProvider.System);

    /// <summary>The portal's clock, for tests that let time pass.</summary>
    public MovedClock Clock { get; } = new();

    /// <summary>Seals what requests say of a person; its keys last as long as the tests.</summary>
    public RightsSeal Seal { get; } = new(Path.Combine(Folder, "hub.key"), mayCreate: true);

    /// <summary>Where received files and their keys lie; the same for every portal of a test run.</summary>
    public static string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("hub-portal-").FullName;

    /// <summary>The worker's side of received files.</summary>
    public IngestOptions Files { get; } = new()
    {
        FilesFolder = Path.Combine(Folder, "files-" + Guid.NewGuid().ToString("N")), KeyFile = Path.Combine(Folder, "files.key"),
        MayCreateKeyFile = true, MaxFileBytes = 64L << 20,
    };

    /// <summary>Seals intelligence reports; its keys last as long as the tests.</summary>
    public ReportSeal ReportSeal { get; } = new(Path.Combine(Folder, "hub.key"), mayCreate: true);

    /// <summary>The portal's services.</summary>
    public IServiceProvider Services => _factory!.Services;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await RegisterPeopleAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        _identity = builder.Build();
        new SignInServer(Directory, Tokens, TimeProvider.System).Map(_identity);
        await _identity.StartAsync();
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(Configure);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        if (_identity is not null)
        {
            await _identity.DisposeAsync();
        }

        await _database.DisposeAsync();
        if (System.IO.Directory.Exists(Files.FilesFolder))
        {
            System.IO.Directory.Delete(Files.FilesFolder, recursive: true);
        }
    }

    /// <summary>A browser that nobody has signed in with yet. It keeps cookies and follows no redirect.</summary>
    public PortalClient Browser()
    {
        var cookies = new CookieContainer();
        return new PortalClient(new CookieContainerHandler(cookies) { InnerHandler = _factory!.Server.CreateHandler() }, cookies);
    }

    /// <summary>A browser with a session of the first person of that user name.</summary>
    public Task<PortalClient> SignInAsync(string userName) => SignInAsync(Person(userName));

    /// <summary>A browser with a session of that person.</summary>
    public async Task<PortalClient> SignInAsync(SamplePerson person)
    {
        var browser = Browser();
        var landed = await SignInAsync(browser, person);
        Assert.True(landed is "/" or ActingAgency.ChoosePath, $"{person.UserName} was not let in but sent to {landed}.");
        return browser;
    }

    /// <summary>Goes through the sign-in for an address, and says where the person is sent at its end.</summary>
    public Task<string> SignInAsync(PortalClient browser, SamplePerson person, string address = "/")
        => SignInAsync(browser, person, address, person.ObjectId.ToString());

    /// <summary>As the other, where the person picks something else on the server's page: "cancel".</summary>
    public async Task<string> SignInAsync(PortalClient browser, SamplePerson person, string address, string picks)
    {
        using var identity = new HttpClient(_identity!.GetTestServer().CreateHandler()) { BaseAddress = new Uri(SignInServer) };
        var challenge = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, challenge.StatusCode);
        var form = await identity.GetStringAsync(challenge.Headers.Location!.ToString().Replace("prompt=select_account", "", StringComparison.Ordinal)
            + "&as=" + picks);
        var answer = await browser.PostAsync("/signin-oidc", new FormUrlEncodedContent(PortalClient.Fields(form)));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    /// <summary>A caller of the API with a token of one of the directory's systems.</summary>
    public PortalClient SystemClient(string name)
        => WithToken(Tokens.Application(
            SignInServer, Directory.Systems.First(system => system.Name == name), Directory.Portal.ClientId));

    /// <summary>A caller of the API with any token.</summary>
    public PortalClient WithToken(string token)
    {
        var client = Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>The person of that user name; the first where a name has changed hands.</summary>
    public SamplePerson Person(string userName) => Directory.People.First(person => person.UserName == userName);

    /// <summary>The id of an agency.</summary>
    public async Task<Guid> AgencyIdAsync(string code)
    {
        await using var connection = await _database.Superuser.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<Guid>("select agency_id from access.agencies where code = @code", new { code });
    }

    /// <summary>The id of a person's account.</summary>
    public async Task<Guid> AccountIdAsync(string userName)
    {
        await using var connection = await _database.Superuser.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<Guid>(
            "select account_id from access.accounts where object_id = @ObjectId", Person(userName));
    }

    /// <summary>How often an event was recorded, for one actor or for all.</summary>
    public async Task<long> EventsAsync(string kind, string? actor = null)
    {
        await using var connection = await _database.Superuser.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(
            "select count(*) from audit.events where kind = @kind and (@actor::text is null or actor = @actor)", new { kind, actor });
    }

    /// <summary>Registers a council of that code with one data officer, whose returns are compared with nobody else's.</summary>
    /// <returns>The officer's user name.</returns>
    public async Task<string> AddCouncilAsync(string code)
    {
        var (tenant, officer, name) = (Guid.NewGuid(), Guid.NewGuid(), $"data-officer@{code}.example");
        _people.Add(new SamplePerson(officer, tenant, name, "Odette Farthing", "data officer of a council of a test"));
        await RegisterAsync(new PeopleFile(
            [new FilePerson(tenant, officer, "Odette Farthing", name, [new FileMembership(code, [new FileRole("data_officer")])])],
            [new FileAgency(code, "Council " + code, "council", Tenants: [tenant], Domains: [code + ".example"])]));
        return name;
    }

    private void Configure(IWebHostBuilder web)
    {
        web.UseSetting("HUB_DATABASE", _database.ConnectionString(Roles.Web));
        web.UseSetting("AzureAd:Instance", SignInServer + "/");
        web.UseSetting("AzureAd:TenantId", "organizations");
        web.UseSetting("AzureAd:ClientId", Directory.Portal.ClientId);
        web.UseSetting("AzureAd:ClientSecret", Directory.Portal.Secret);
        web.UseSetting("Hub:Files", Files.FilesFolder);
        web.UseSetting("Hub:MaxFileBytes", Files.MaxFileBytes.ToString(CultureInfo.InvariantCulture));
        web.UseSetting("Limits:PerMinute", "100000");
        web.UseSetting("Limits:SignInsPerMinute", "100000");
        web.KeepQuiet();
        web.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Replace(ServiceDescriptor.Singleton(Seal));
            services.Replace(ServiceDescriptor.Singleton(Files));
            services.Replace(ServiceDescriptor.Singleton(ReportSeal));
            services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, provider =>
            {
                provider.BackchannelHttpHandler = _identity!.GetTestServer().CreateHandler();
                provider.TokenValidationParameters.ValidIssuers = [SignInServer + "/{tenantid}/v2.0"];
            });
            services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer =>
            {
                bearer.BackchannelHttpHandler = _identity!.GetTestServer().CreateHandler();
                bearer.TokenValidationParameters.ValidIssuers = [SignInServer + "/{tenantid}/v2.0"];
            });
        });
    }

    private async Task RegisterAsync(PeopleFile file)
        => Assert.IsType<RegisterPeopleOutcome.Registered>(
            await new RegisterPeople(_database.Owner, TimeProvider.System).HandleAsync(file, CancellationToken.None));

    private async Task RegisterPeopleAsync()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "people.json");
        var (file, problems) = PeopleFile.Read(await File.ReadAllTextAsync(path));
        Assert.Empty(problems);
        await RegisterAsync(file!);
        await using var connection = await _database.Superuser.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            update access.accounts set status = 'disabled' where object_id = @Disabled;
            update access.api_clients set status = 'disabled' where name = 'Retired warehouse';
            insert into access.accounts (account_id, tenant_id, object_id, display_name, email)
            values (@Awaiting, @TenantId, @Awaiting, 'Perrin Vantrell', 'awaiting@police.example');
            insert into access.memberships (account_id, agency_id, status, changed_by)
            select @Awaiting, agency_id, 'pending', @Awaiting::text from access.agencies where code = 'police';
            """,
            new
            {
                Disabled = Person("disabled@police.example").ObjectId,
                Awaiting = Person("awaiting@police.example").ObjectId,
                Person("awaiting@police.example").TenantId,
            });
    }
}
