using System.Text;
using Dapper;
using Npgsql;
using UglyToad.PdfPig;

namespace Hub.Jobs.Tests.Ingest;

/// <summary>
/// Looks for texts in everything that a hub keeps: every column of every table of every schema as text and as bytes, the text of
/// stored PDFs, large objects, every live entry of every index, and every file of some folders with the text of PDFs among them.
/// As superuser, past every policy.
/// </summary>
internal sealed class ValueSearch(NpgsqlDataSource superuser, IReadOnlyList<string> texts, params string[] folders)
{
    /// <summary>Where any of the texts stands: "table ingest.source_records", "PDF profile.documents", "index …", "file …".</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        await using var connection = await superuser.OpenConnectionAsync();
        var found = new List<string>();
        foreach (var table in await connection.QueryAsync<string>(
            """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            order by 1
            """))
        {
            if (await connection.ExecuteScalarAsync<bool>(
                $"select exists (select from {table} t where lower(t::text) like any (@Patterns))", new { Patterns }))
            {
                found.Add("table " + table);
            }
        }

        foreach (var (table, column) in await connection.QueryAsync<(string, string)>(
            """
            select c.oid::regclass::text, quote_ident(a.attname) from pg_attribute a
            join pg_class c on c.oid = a.attrelid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
            where a.atttypid = 'bytea'::regtype and a.attnum > 0 and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            order by 1, 2
            """))
        {
            if (await connection.ExecuteScalarAsync<bool>(
                $"""
                select exists (select from {table}, unnest(@Texts) w
                    where position(w in lower(encode({column}, 'escape'))) > 0)
                """,
                new { Texts = texts.ToArray() }))
            {
                found.Add($"bytes {table}.{column}");
            }
        }

        found.AddRange((await connection.QueryAsync<byte[]>("select content from profile.documents where format = 'pdf'"))
            .Where(pdf => Holds(PdfText(pdf))).Select(_ => "PDF profile.documents").Distinct());
        found.AddRange((await connection.QueryAsync<byte[]>("select data from pg_largeobject"))
            .Where(Holds).Select(_ => "large objects").Distinct());
        found.AddRange(await IndexesAsync(connection));
        found.AddRange(Files());
        return found;
    }

    private string[] Patterns => [.. texts.Select(text => $"%{text}%")];

    // Live entries only: what a vacuum has taken out of a page may stand in its unused bytes until they are written over.
    private async Task<IReadOnlyList<string>> IndexesAsync(NpgsqlConnection connection)
    {
        await connection.ExecuteAsync("create extension if not exists pageinspect");
        return (await connection.QueryAsync<string>(
            """
            select distinct 'index ' || i.name
            from (
                select c.oid::regclass::text as name, pg_relation_size(c.oid) / 8192 as pages
                from pg_class c join pg_am a on a.oid = c.relam and a.amname = 'btree'
                where c.relkind = 'i' and c.relnamespace::regnamespace::text not in ('pg_catalog', 'pg_toast')
            ) i
            cross join lateral generate_series(1, i.pages - 1) page
            cross join lateral bt_page_items(get_raw_page(i.name, page::int)) item
            cross join unnest(@Texts) w
            where position(w in lower(encode(decode(replace(item.data, ' ', ''), 'hex'), 'escape'))) > 0
            """,
            new { Texts = texts.ToArray() },
            commandTimeout: 300)).AsList();
    }

    private IEnumerable<string> Files()
        => folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file =>
            {
                var bytes = File.ReadAllBytes(file);
                return Holds(bytes) || (file.EndsWith(".pdf", StringComparison.Ordinal) && Holds(PdfText(bytes)));
            })
            .Select(file => "file " + Path.GetFileName(file));

    private bool Holds(byte[] bytes) => Holds(Encoding.Latin1.GetString(bytes));

    private bool Holds(string text) => texts.Any(wanted => text.Contains(wanted, StringComparison.OrdinalIgnoreCase));

    private static string PdfText(byte[] pdf)
    {
        using var file = PdfDocument.Open(pdf);
        return string.Join('\n', file.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text))));
    }
}
