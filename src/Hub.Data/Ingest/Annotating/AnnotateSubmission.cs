using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Hub.Data.Database;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Checks.Texts;
using Hub.Data.Ingest.Corrections;
using Hub.Data.Ingest.Files;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Loading;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Reading;
using Hub.Data.Ingest.Reports;
using Hub.Data.Primitives;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Ingest.Annotating;

/// <summary>
/// Makes the copies of a return that its sender asked for: agreed columns only, under the sender's own headings, with the row number
/// first and what is wrong and how to put it right last. Read and checked by the code of the dry run, corrections in place, written
/// straight into an encrypted file. Sent again as it is, the copy reads as the rows in it; its extra columns are not used.
/// </summary>
public sealed class AnnotateSubmission(QuarantineFolder folder, DatasetKinds kinds, LoadSubmission load, TimeProvider time)
{
    private readonly CurrentKinds _kinds = new(kinds);
    private readonly WorkingKeyStore _keys = new(folder, time);

    private sealed record Opened(CheckSetting Setting, RowSource Rows, ProblemLog Log, RowChecker Checker, RowPlacer Placer);

    /// <summary>Makes what was asked for of a submission that the session's scope sees; nothing where it waits no longer.</summary>
    public async Task RunAsync(HubSession session, long submissionId, JobProgress progress)
    {
        var submission = await SubmissionStore.FindAsync(session, submissionId)
            ?? throw new InvalidOperationException($"Submission {submissionId} does not exist for the agency in whose name it is read.");
        if (submission.Status != SubmissionStatus.Checked || submission.SealedKey is null || !submission.IsScanned
            || await _keys.OpenAsync(session, submissionId) is not { } opened)
        {
            return;
        }

        using var seal = opened;
        var late = await LateAsync(session, submission);
        foreach (var form in await AnnotatedFileStore.WaitingAsync(session, submissionId))
        {
            await progress.ReportAsync("Writing the copy with what is wrong", 0, null, session.CancellationToken);
            var (file, refusal) = await MakeAsync(session, submission, form, late);
            await (file is null
                ? AnnotatedFileStore.FailedAsync(session, submissionId, form, refusal!.Message, time.GetUtcNow())
                : AnnotatedFileStore.MadeAsync(session, seal, submissionId, form, file, time.GetUtcNow()));
        }
    }

    /// <summary>Problems that are known only behind the last row, by row: those that compare with earlier periods.</summary>
    private static async Task<ILookup<int, ProblemGroup>> LateAsync(HubSession session, SubmissionRow submission)
    {
        var kind = (await DatasetKindStore.FindAsync(session, submission.Kind, submission.KindVersion))!;
        var rules = kind.Rules.OfType<RepeatsEarlierPeriodRule>().Select(rule => rule.Id).ToArray();
        return (await SubmissionQueries.OfRulesAsync(session, submission.SubmissionId, rules))
            .ToLookup(problem => problem.Row, problem => problem.Group);
    }

    private async Task<(StoredFile? File, Refusal? Refusal)> MakeAsync(
        HubSession session, SubmissionRow submission, AnnotatedForm form, ILookup<int, ProblemGroup> late)
    {
        var kind = (await DatasetKindStore.FindAsync(session, submission.Kind, submission.KindVersion))!;
        if (await SharingGate.DecideAsync(session, submission.AgencyId, KindSharing.Of(kind), UkTime.Today(time))
            is not SharingDecision.Allowed allowed)
        {
            return (null, new Refusal("agreement", "No agreement covers this return now, so no copy of it is made."));
        }

        await using var stream = folder.Open(submission.StoredName!, submission.SealedKey!);
        var reading = await ReadingStore.ForAsync(session, submission);
        using var look = FileLook.Of(stream, kind, reading.Choice);
        var (found, refusal) = TabularFile.Open(look, kind, await _kinds.AllAsync(session));
        if (found is null)
        {
            return (null, refusal);
        }

        using var file = found;
        var setting = new CheckSetting
        {
            Kind = kind,
            Header = file.Header,
            AllowedFields = allowed.Fields,
            PeriodFrom = submission.PeriodFrom,
            PeriodUntil = submission.PeriodUntil,
            ReceivedOn = UkTime.Day(submission.ReceivedAt),
            Values = reading.Choice?.Values,
        };
        var log = new ProblemLog { OfRow = [] };
        var checker = new RowChecker(setting, log);
        var placer = new RowPlacer(await load.AreasAsync(session), kind, checker.Place, log, submission.PeriodUntil.AddDays(-1));
        var rows = await CorrectionStore.OverAsync(session, _keys, submission, file);
        return await StoreAsync(form, new Opened(setting, rows, log, checker, placer), late, session.CancellationToken);
    }

    /// <summary>Written on one thread and sealed on another: no plain copy is ever on disk or whole in memory.</summary>
    private async Task<(StoredFile? File, Refusal? Refusal)> StoreAsync(
        AnnotatedForm form, Opened opened, ILookup<int, ProblemGroup> late, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 1 << 20, resumeWriterThreshold: 1 << 19));
        var writing = Task.Run(
            async () =>
            {
                Exception? fault = null;
                try
                {
                    Write(form, opened, late, pipe.Writer.AsStream(leaveOpen: true), cancellationToken);
                }
                catch (Exception any)
                {
                    fault = any;
                }

                await pipe.Writer.CompleteAsync(fault);
            },
            CancellationToken.None);
        try
        {
            return await folder.StoreAsync(Guid.CreateVersion7(time.GetUtcNow()), pipe.Reader.AsStream(), cancellationToken);
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
            await writing;
        }
    }

    private static void Write(
        AnnotatedForm form, Opened opened, ILookup<int, ProblemGroup> late, Stream output, CancellationToken cancellationToken)
    {
        var (setting, rows, log, checker, placer) = opened;
        var columns = setting.Kind.Schema.Fields
            .Where(field => setting.Allows(field) && setting.Header.Match.Columns.ContainsKey(field.Name))
            .Select(field => setting.Header.Match.Columns[field.Name]).Order().ToList();
        using var writer = AnnotatedWriter.Of(form.Form, output);
        writer.Row(
        [
            .. columns.Select(column => setting.Header.Cells[column].Trim()).Prepend(AnnotatedWords.RowNumber)
                .Append(AnnotatedWords.What).Append(AnnotatedWords.How).Select(text => new SheetCell(text, SheetLook.Heading)),
        ]);
        var row = new RowValues(setting.Kind.Schema.Fields.Count);
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            log.OfRow!.Clear();
            if (!checker.Check(rows, row))
            {
                continue;
            }

            if (!row.HasError)
            {
                placer.Place(row);
            }

            var problems = log.OfRow.Where(problem => problem.Severity != RuleSeverity.Note)
                .Select(problem => (problem.Column, problem.Message, problem.Fix))
                .Concat(late[rows.RowNumber].Select(problem => (problem.Column, problem.Message, problem.Fix))).ToList();
            if (problems.Count == 0 && form.Rows == AnnotatedForm.Problems)
            {
                continue;
            }

            if (!writer.Row(Cells(opened, columns, problems)))
            {
                return;
            }
        }
    }

    private static List<SheetCell> Cells(
        Opened opened, List<int> columns, List<(string? Column, string Message, string Fix)> problems)
    {
        var marked = problems.SelectMany(problem => problem.Column?.Split(", ") ?? []).ToHashSet(StringComparer.Ordinal);
        var cells = new List<SheetCell> { new(opened.Rows.RowNumber.ToString(CultureInfo.InvariantCulture)) };
        foreach (var column in columns)
        {
            cells.Add(new SheetCell(
                Encoding.UTF8.GetString(CellText.Trim(opened.Rows.Field(column))),
                marked.Contains(opened.Setting.Header.Cells[column].Trim()) ? SheetLook.Marked : SheetLook.Plain));
        }

        cells.Add(new SheetCell(string.Join(" ", problems.Select(problem => problem.Message)), SheetLook.Wrapped));
        cells.Add(new SheetCell(string.Join(" ", problems.Select(problem => problem.Fix).Distinct()), SheetLook.Wrapped));
        return cells;
    }
}
