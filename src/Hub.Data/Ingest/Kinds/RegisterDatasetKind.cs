using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Kinds;

/// <summary>A definition as uploaded.</summary>
/// <param name="FileName">The file's name, which is the kind's.</param>
/// <param name="Json">Its text.</param>
public sealed record RegisterKindRequest(string FileName, string Json);

/// <summary>How it ended.</summary>
public abstract record RegisterKindOutcome
{
    private RegisterKindOutcome()
    {
    }

    /// <summary>The definition may be registered; nothing has changed yet.</summary>
    /// <param name="Kind">What was read.</param>
    /// <param name="ReplacesVersion">The newest version so far; null for a new kind.</param>
    /// <param name="Changes">What it changes, in sentences.</param>
    public sealed record Ready(DatasetKind Kind, int? ReplacesVersion, IReadOnlyList<string> Changes) : RegisterKindOutcome;

    /// <summary>It is registered: the next submission of the kind is read with it.</summary>
    public sealed record Registered(string Kind, int Version) : RegisterKindOutcome;

    /// <summary>It cannot be used; every sentence names the member and what to do.</summary>
    public sealed record Refused(IReadOnlyList<string> Sentences) : RegisterKindOutcome;
}

/// <summary>
/// Registers a new version of a dataset kind, or a new kind, without a release (capability 25.2). Versions that submissions were
/// read with stay; the newest one counts from the next submission on.
/// </summary>
[Audited(AuditEventKind.DatasetKindRegistered)]
public sealed class RegisterDatasetKind(HubDatabase database)
{
    /// <summary>The longest definition, in characters. The longest that ships has a twentieth of it.</summary>
    public const int LongestJson = 500_000;

    private const string Purpose = "register a dataset kind";

    /// <summary>Judges a definition and says what it would change. Writes nothing.</summary>
    public Task<RegisterKindOutcome> CheckAsync(Actor actor, RegisterKindRequest request, CancellationToken cancellationToken)
        => Refusal(actor, request) is { } refusal
            ? Task.FromResult<RegisterKindOutcome>(refusal)
            : database.InScopeAsync(actor.ScopeFor(Purpose), session => JudgeAsync(session, request), cancellationToken);

    /// <summary>Judges it again and registers it.</summary>
    public Task<RegisterKindOutcome> HandleAsync(Actor actor, RegisterKindRequest request, CancellationToken cancellationToken)
        => Refusal(actor, request) is { } refusal
            ? Task.FromResult<RegisterKindOutcome>(refusal)
            : database.InScopeAsync(actor.ScopeFor(Purpose), session => RegisterAsync(session, request), cancellationToken);

    private static RegisterKindOutcome.Refused? Refusal(Actor actor, RegisterKindRequest request)
        => !actor.Can(Permission.ManageReference)
            ? new(["Only an administrator of the agency that runs the hub changes dataset kinds; ask one of them."])
            : request.Json.Length > LongestJson
            ? new([$"The definition is longer than {LongestJson:N0} characters; no kind needs that. Choose the kind's JSON file."])
            : null;

    private static async Task<RegisterKindOutcome> JudgeAsync(HubSession session, RegisterKindRequest request)
    {
        var (kind, errors) = DatasetKinds.Parse(request.FileName, request.Json);
        if (kind is null || errors.Count > 0)
        {
            return new RegisterKindOutcome.Refused([.. errors.Select(error => error.Text)]);
        }

        var all = await DatasetKindStore.NewestAsync(session);
        var newest = all.FirstOrDefault(other => other.Kind == kind.Kind);
        if (newest is not null && kind.Version <= newest.Version)
        {
            return new RegisterKindOutcome.Refused(
            [
                $"{request.FileName} says version {kind.Version}, and version {newest.Version} is registered. "
                + $"Raise the version to {newest.Version + 1}.",
            ]);
        }

        var clashes = DatasetKinds.SharedIndicators([.. all.Where(other => other.Kind != kind.Kind), kind]).ToList();
        return clashes.Count > 0
            ? new RegisterKindOutcome.Refused([.. clashes.Select(error => error.Text)])
            : new RegisterKindOutcome.Ready(kind, newest?.Version, newest is null ? [] : KindDifference.Between(newest, kind));
    }

    private static async Task<RegisterKindOutcome> RegisterAsync(HubSession session, RegisterKindRequest request)
    {
        var judged = await JudgeAsync(session, request);
        if (judged is not RegisterKindOutcome.Ready ready)
        {
            return judged;
        }

        var kind = ready.Kind;
        if ((await DatasetKindStore.RegisterAsync(session, kind)).Refusal is { } changed)
        {
            return new RegisterKindOutcome.Refused([changed]);
        }

        await AuditStore.WriteAsync(session, new AuditEvent(
            AuditEventKind.DatasetKindRegistered, "dataset_kind",
            string.Create(CultureInfo.InvariantCulture, $"{kind.Kind}:{kind.Version}"))
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["changes"] = ready.Changes.Count.ToString(CultureInfo.InvariantCulture),
                ["sha256"] = Convert.ToHexStringLower(DatasetKindJson.Checksum(kind)),
            },
        });
        return new RegisterKindOutcome.Registered(kind.Kind, kind.Version);
    }
}
