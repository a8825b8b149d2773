using System.Text;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Checks;

/// <summary>One thing that can be wrong with one column: counted for every row, listed for the first ones.</summary>
internal sealed class ProblemKind
{
    /// <summary>Stable name of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The heading in the file, or the field's title where the file has none; null for a rule over several columns.</summary>
    public required string? Column { get; init; }

    /// <summary>How bad it is.</summary>
    public required RuleSeverity Severity { get; init; }

    /// <summary>What is wrong, as one sentence without the value.</summary>
    public required string Message { get; init; }

    /// <summary>What to do, as one sentence.</summary>
    public required string Fix { get; init; }

    /// <summary>False for identifiers: their value stands in the sealed identity only.</summary>
    public required bool KeepsValue { get; init; }

    /// <summary>Rows that have it: true whatever the cap on the list.</summary>
    public long Count { get; set; }

    /// <summary>Rows listed.</summary>
    public int Listed { get; set; }
}

/// <summary>A row of the report.</summary>
internal readonly record struct ListedProblem(ProblemKind Kind, int RowNumber, string? Value);

/// <summary>
/// What was wrong with a file. Every problem is counted; the list is capped per rule and column and over all, so that a file
/// with a million bad rows neither fills the memory nor hides its other mistakes.
/// </summary>
internal sealed class ProblemLog
{
    /// <summary>Rows listed for one rule and column.</summary>
    public const int ListedPerKind = 500;

    /// <summary>Rows listed in all.</summary>
    public const int ListedInAll = 10_000;

    private const int ValueCharacters = 100;

    private readonly List<ProblemKind> _kinds = [];
    private readonly List<ListedProblem> _listed = [];
    private readonly List<ProblemKind> _remarks = [];

    /// <summary>Where the problems of the row at hand are noted as well, for whoever needs them row by row; null otherwise.</summary>
    public List<ProblemKind>? OfRow { get; init; }

    /// <summary>Every kind that occurred.</summary>
    public IEnumerable<ProblemKind> Kinds => _kinds.Where(kind => kind.Count > 0);

    /// <summary>The listed problems in the order of the file.</summary>
    public IReadOnlyList<ListedProblem> Listed => _listed;

    /// <summary>Warnings on the file as a whole: of no row, and so counted in none.</summary>
    public IReadOnlyList<ProblemKind> Remarks => _remarks;

    /// <summary>Adds a warning on the file as a whole.</summary>
    public void Remark(ProblemKind remark) => _remarks.Add(remark);

    /// <summary>Makes a kind of problem known.</summary>
    public ProblemKind Register(ProblemKind kind)
    {
        _kinds.Add(kind);
        return kind;
    }

    /// <summary>Counts a problem of a row, lists it below the caps, and marks the row.</summary>
    public void Add(ProblemKind kind, RowValues row, ReadOnlySpan<byte> value)
    {
        row.HasError |= kind.Severity == RuleSeverity.Error;
        row.HasWarning |= kind.Severity == RuleSeverity.Warning;
        Add(kind, row.RowNumber, value);
    }

    /// <summary>Counts a problem of a row that is no longer at hand.</summary>
    public void Add(ProblemKind kind, int rowNumber, ReadOnlySpan<byte> value)
    {
        kind.Count++;
        OfRow?.Add(kind);
        if (kind.Listed >= ListedPerKind || _listed.Count >= ListedInAll)
        {
            return;
        }

        kind.Listed++;
        _listed.Add(new ListedProblem(kind, rowNumber, kind.KeepsValue ? Shown(value) : null));
    }

    /// <summary>The value in a form that can be stored and read: cut, and without characters that no screen shows.</summary>
    private static string? Shown(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(value[..Math.Min(value.Length, ValueCharacters * 4)]);
        var cut = text.Length > ValueCharacters ? string.Concat(text.AsSpan(0, ValueCharacters - 1), "…") : text;
        return string.Create(cut.Length, cut, (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? '\uFFFD' : source[i];
            }
        });
    }
}
