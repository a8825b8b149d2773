using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Reports;

/// <summary>Which submission, and when: all in which two reports on one file may differ.</summary>
/// <param name="Submission">The number that messages name.</param>
/// <param name="Id">Its id in addresses.</param>
/// <param name="ReceivedAt">When the file arrived.</param>
/// <param name="CheckedAt">When it was last checked, or decided.</param>
public sealed record ReportReference(long Submission, Guid Id, DateTimeOffset ReceivedAt, DateTimeOffset? CheckedAt);

/// <summary>The kind of data.</summary>
public sealed record ReportKind(string Name, int Version, string Title);

/// <summary>The period: its first day, the day after its last, and words for it.</summary>
public sealed record ReportPeriod(DateOnly From, DateOnly Until, string Words);

/// <summary>The file as it was sent, and what its sender declared.</summary>
public sealed record ReportFile(
    string Name, long Bytes, string Sha256, bool IsNil, bool IsPartial, IReadOnlyList<string>? Areas, int? MappingVersion);

/// <summary>Rows by what becomes of them; null where the file could not be read.</summary>
public sealed record ReportRows(int? Read, int? Accepted, int? LeftOut, int? AcceptedWithWarning);

/// <summary>Accepted rows by where they lie.</summary>
public sealed record ReportPlaces(int? InAnArea, int? OutsideEveryArea, int? WithoutUsablePlace);

/// <summary>One rule that rows broke. <paramref name="Rows"/> is the true number, whatever the lists hold.</summary>
public sealed record ReportProblem(
    string Rule, string? Column, string Severity, string Message, string Fix, long Rows, int Listed, IReadOnlyList<ProblemRow> First);

/// <summary>Corrected cells of a field that no column of the file is read as any longer: they change nothing.</summary>
public sealed record ReportUnusedCorrections(string Field, string Title, int Cells);

/// <summary>A remark on the file as a whole.</summary>
public sealed record ReportRemark(string Rule, string Message, string Fix);

/// <summary>
/// Everything that the sender of a file is told, the same by every door: the page shows it, the API serves it and
/// <c>hub report</c> prints it. As JSON it is stable: one order, one culture, two reports on one file differ in their reference
/// alone. It holds no value that identifies a person, and nothing of columns that were discarded but their headings.
/// </summary>
public sealed record SubmissionReportDocument
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Which submission.</summary>
    public required ReportReference Reference { get; init; }

    /// <summary>The kind of data.</summary>
    public required ReportKind Kind { get; init; }

    /// <summary>The period.</summary>
    public required ReportPeriod Period { get; init; }

    /// <summary>The file.</summary>
    public required ReportFile File { get; init; }

    /// <summary>How the file was understood; null where it was not read.</summary>
    public ReadAs? ReadAs { get; init; }

    /// <summary>Rows by what becomes of them.</summary>
    public required ReportRows Rows { get; init; }

    /// <summary>Accepted rows by where they lie.</summary>
    public required ReportPlaces Places { get; init; }

    /// <summary>Headings of columns that are discarded: unknown, or not agreed.</summary>
    public required IReadOnlyList<string> DroppedColumns { get; init; }

    /// <summary>Cells that were corrected in the browser, as a layer over the file.</summary>
    public required int CorrectedCells { get; init; }

    /// <summary>Corrected cells that are not used, because their column was mapped away after they were written.</summary>
    public required IReadOnlyList<ReportUnusedCorrections> CorrectionsNotUsed { get; init; }

    /// <summary>What rows broke, errors first, then by how many rows.</summary>
    public required IReadOnlyList<ReportProblem> Problems { get; init; }

    /// <summary>What is remarkable about the file as a whole, beside the agency's own history.</summary>
    public required IReadOnlyList<ReportRemark> Remarks { get; init; }

    /// <summary>The status that it has, or would have if it were sent; null before it was checked.</summary>
    public string? Verdict { get; init; }

    /// <summary>Why no row can stand, with what to do; null otherwise.</summary>
    public string? Refusal { get; init; }

    /// <summary>The report on a submission with the problems listed for it.</summary>
    public static SubmissionReportDocument Of(SubmissionDetail detail, IReadOnlyList<ListedProblem> problems)
    {
        var report = detail.Report;
        return new SubmissionReportDocument
        {
            Reference = new(report.SubmissionId, report.Key, report.ReceivedAt, detail.CheckedAt ?? report.DecidedAt),
            Kind = new(report.Kind, report.KindVersion, report.Title),
            Period = new(report.PeriodFrom, report.PeriodUntil, PeriodMatch.Period(report.PeriodFrom, report.PeriodUntil)),
            File = new(
                report.FileName, detail.FileBytes, detail.Sha256, report.IsNil, report.IsPartial, detail.DeclaredAreas,
                detail.MappingVersion),
            ReadAs = detail.ReadAs,
            Rows = new(report.RowsRead, report.RowsAccepted, report.RowsRejected, report.RowsWarned),
            Places = new(report.RowsPlaced, report.RowsOutside, report.RowsUnplaced),
            DroppedColumns = report.DroppedColumns ?? [],
            CorrectedCells = detail.Corrections.Count,
            CorrectionsNotUsed = NotUsed(detail),
            Problems =
            [
                .. problems.Where(problem => problem.Group.Rows > 0).Select(problem => new ReportProblem(
                    problem.Group.Rule, problem.Group.Column, problem.Group.Severity, problem.Group.Message, problem.Group.Fix,
                    problem.Group.Rows, problem.Group.Listed, problem.First)),
            ],
            Remarks =
            [
                .. problems.Where(problem => problem.Group.Rows == 0)
                    .Select(problem => new ReportRemark(problem.Group.Rule, problem.Group.Message, problem.Group.Fix)),
            ],
            Verdict = report.Verdict,
            Refusal = report.Refusal,
        };
    }

    private static IReadOnlyList<ReportUnusedCorrections> NotUsed(SubmissionDetail detail)
        => detail.ReadAs is not { } read
            ? []
            :
            [
                .. detail.Corrections.Where(one => read.Columns.All(column => column.Field != one.Field))
                    .GroupBy(one => one.Field, StringComparer.Ordinal)
                    .Select(field => new ReportUnusedCorrections(
                        field.Key, detail.FieldTitles.GetValueOrDefault(field.Key, field.Key), field.Count())),
            ];

    /// <summary>The report as JSON, ending in a line break.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";
}
