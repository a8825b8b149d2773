using System.Globalization;
using System.Text.Json;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Threats;

/// <summary>How adding a version ended.</summary>
public abstract record AddThreatMatrixOutcome
{
    private AddThreatMatrixOutcome()
    {
    }

    /// <summary>It is in force for every profile that is not scored yet.</summary>
    public sealed record Added(ThreatMatrix Matrix) : AddThreatMatrixOutcome;

    /// <summary>Nothing was added; each sentence says what to correct.</summary>
    public sealed record Refused(IReadOnlyList<string> Sentences) : AddThreatMatrixOutcome;
}

/// <summary>
/// Adds the next version of the threat matrix from a file, as the owner of the reference data. What was scored in an older version
/// stays as it is; a profile that is being scored keeps its version.
/// </summary>
[Audited(AuditEventKind.ThreatMatrixAdded)]
public sealed class AddThreatMatrix(HubDatabase owner)
{
    /// <summary>Adds it, or says everything that is wrong with it.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AddThreatMatrixOutcome> HandleAsync(string json, CancellationToken cancellationToken)
    {
        var (matrix, problems) = Read(json);
        return matrix is null || problems.Count > 0
            ? new AddThreatMatrixOutcome.Refused(problems)
            : await owner.InScopeAsync(
                Scope.None(SystemActors.CommandLine, "add a version of the threat matrix"),
                session => AddAsync(session, matrix, json),
                cancellationToken);
    }

    /// <summary>Reads a version and says everything that is wrong with it; null where the text is no matrix at all.</summary>
    public static (ThreatMatrix? Matrix, IReadOnlyList<string> Problems) Read(string json)
    {
        try
        {
            var matrix = ThreatMatrix.Read(json);
            return (matrix, [.. ThreatMatrixCheck.Problems(matrix)]);
        }
        catch (JsonException fault)
        {
            return (null, [$"The file is not a threat matrix: {fault.Message}"]);
        }
    }

    private static async Task<AddThreatMatrixOutcome> AddAsync(HubSession session, ThreatMatrix matrix, string json)
    {
        var newest = await ThreatMatrixQueries.InForceAsync(session);
        if (matrix.Version != newest.Version + 1 || !await ThreatMatrixStore.AddAsync(session, matrix.Version, json))
        {
            return new AddThreatMatrixOutcome.Refused(
                [$"Version {newest.Version} is in force: give this one the version {newest.Version + 1}. A version is never changed."]);
        }

        await AuditStore.WriteAsync(session, new AuditEvent(
            AuditEventKind.ThreatMatrixAdded, "threat_matrix", matrix.Version.ToString(CultureInfo.InvariantCulture))
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["criteria"] = matrix.Criteria.Count().ToString(CultureInfo.InvariantCulture),
            },
        });
        return new AddThreatMatrixOutcome.Added(matrix);
    }
}
