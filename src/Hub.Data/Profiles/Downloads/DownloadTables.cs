using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Reading;

namespace Hub.Data.Profiles.Downloads;

/// <summary>Tables of a released edition asked for: one by its key, or all of them in a workbook.</summary>
/// <param name="EditionId">The edition.</param>
/// <param name="File">"vw-03.csv", "vw-03.xlsx", or <see cref="DownloadTables.AllTables"/>.</param>
public sealed record DownloadTablesRequest(Guid EditionId, string File);

/// <summary>How it ended.</summary>
public abstract record DownloadTablesOutcome
{
    private DownloadTablesOutcome()
    {
    }

    /// <summary>The file, and the event of its download in the same transaction.</summary>
    public sealed record Made(byte[] Content, string FileName, string ContentType) : DownloadTablesOutcome;

    /// <summary>There is none that this person may read.</summary>
    public sealed record NotThere : DownloadTablesOutcome;
}

/// <summary>
/// Makes the tables of a released edition into files, for those who read that edition: from the frozen content alone, so they say what
/// its document says.
/// </summary>
[Audited(AuditEventKind.ReleasedTablesDownloaded)]
public sealed class DownloadTables(HubDatabase database, TimeProvider time)
{
    /// <summary>The name of the workbook of every table.</summary>
    public const string AllTables = "all.xlsx";

    private const string Csv = ".csv";
    private const string Workbook = ".xlsx";

    /// <summary>The edition with its tables, or null where this person may not read it or it was recalled. Writes nothing.</summary>
    public Task<(ReleasedEdition Edition, TableSet Tables)?> FindAsync(Actor actor, Guid editionId, CancellationToken cancellationToken)
        => InScopeAsync(actor, session => FindAsync(session, actor, editionId), cancellationToken);

    /// <summary>The file, or that there is none for this person.</summary>
    public Task<DownloadTablesOutcome> HandleAsync(Actor actor, DownloadTablesRequest request, CancellationToken cancellationToken)
        => InScopeAsync(
            actor,
            async session =>
            {
                if (await FindAsync(session, actor, request.EditionId) is not var (edition, set) || File(set, request.File) is not { } made)
                {
                    return (DownloadTablesOutcome)new DownloadTablesOutcome.NotThere();
                }

                var sources = await ReleasedQueries.SourcesAsync(session, edition.PublicationId);
                await AuditStore.WriteAsync(session, new AuditEvent(
                    AuditEventKind.ReleasedTablesDownloaded, "profile_edition", edition.EditionId.ToString())
                {
                    Agencies = sources.Agencies,
                    Agreements = sources.Agreements,
                    Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["edition"] = edition.Edition, ["file"] = request.File,
                    },
                });
                return made;
            },
            cancellationToken);

    private async Task<T> InScopeAsync<T>(Actor actor, Func<HubSession, Task<T>> work, CancellationToken cancellationToken)
        => await database.InScopeAsync(
            await ReleasedQueries.ScopeAsync(database, actor, "download tables of a released profile", cancellationToken),
            work,
            cancellationToken);

    private async Task<(ReleasedEdition Edition, TableSet Tables)?> FindAsync(HubSession session, Actor actor, Guid editionId)
    {
        if (!actor.Can(Permission.UseHub)
            || await ReleasedQueries.FindAsync(session, actor, editionId, time.GetUtcNow()) is not { } edition
            || edition.Status == PublicationStatus.Recalled)
        {
            return null;
        }

        return (edition, ReleasedTables.Of(await TableQueries.ContentAsync(session, editionId)));
    }

    private static DownloadTablesOutcome.Made? File(TableSet set, string file)
    {
        if (file == AllTables)
        {
            return Book(set, set.Tables, "tables");
        }

        var extension = Path.GetExtension(file);
        var table = set.Tables.FirstOrDefault(one => one.Key == Path.GetFileNameWithoutExtension(file));
        return (table, extension) switch
        {
            ({ } one, Csv) => new(TableCsv.Write(set.Front, one), $"{set.Front.FileName}-{one.Key}{Csv}", "text/csv; charset=utf-8"),
            ({ } one, Workbook) => Book(set, [one], one.Key),
            _ => null,
        };
    }

    private static DownloadTablesOutcome.Made Book(TableSet set, IReadOnlyList<ReleasedTable> tables, string name)
    {
        using var stream = new MemoryStream();
        TableWorkbook.Write(stream, set.Front, tables);
        return new(
            stream.ToArray(),
            $"{set.Front.FileName}-{name}{Workbook}",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }
}
