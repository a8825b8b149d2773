using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Persons;
using Hub.Data.Persons.Register;
using Hub.Data.Persons.Review;
using Hub.Jobs.CommandLine;
using Microsoft.VisualBasic.FileIO;

namespace Hub.Jobs.Persons;

/// <summary>Linking as the command line asks for it: the worker's jobs, waited for, and what they came to in words.</summary>
internal sealed class LinkPipeline(LocalHub hub)
{
    private const string Purpose = "link records across agencies";
    private static readonly string[] Heads = ["agency", "kind", "file", "row"];

    /// <summary>Asks for a job of linking for each of some subjects and waits for their end.</summary>
    public async Task RunAsync(string kind, IReadOnlyList<LinkSubject> subjects, CancellationToken cancellationToken)
    {
        var requests = new Dictionary<long, string>();
        foreach (var subject in subjects)
        {
            var request = await hub.Database.InScopeAsync(
                Scope.None(SystemActors.CommandLine, Purpose),
                session => JobRequests.AskAsync(session, new JobAsk(kind, subject.Name, SystemActors.CommandLine, Purpose)),
                cancellationToken);
            requests[request] = subject.Many;
        }

        await hub.Watch.WaitAsync("Linking records", requests, cancellationToken);
    }

    /// <summary>What the newest runs came to, a sentence for each subject; of what was never linked only people are mentioned.</summary>
    public async Task<IReadOnlyList<string>> SentencesAsync(IReadOnlyList<LinkSubject> subjects, CancellationToken cancellationToken)
    {
        var sentences = new List<string>();
        foreach (var subject in subjects)
        {
            var run = await InAssemblyAsync(session => RegisterQueries.LastRunAsync(session, subject.Name), cancellationToken);
            if (run is not null)
            {
                sentences.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{run.Records:N0} records of {subject.Many} are {run.Clusters:N0} {subject.Many}, ")
                    + string.Create(CultureInfo.InvariantCulture, $"{run.SeveralAgencies:N0} of them known to several agencies."));
            }
            else if (subject.IsPerson)
            {
                sentences.Add("No records of people may be linked: no agreement in force allows two kinds to be combined.");
            }
        }

        return sentences;
    }

    /// <summary>Compares with a known answer and keeps the measure; null where it names nothing that is linked.</summary>
    /// <exception cref="CommandRefusal">The file is not such an answer.</exception>
    public Task<LinkMeasure?> MeasureAsync(string path, LinkSubject subject, CancellationToken cancellationToken)
    {
        var known = Read(path, subject.Name + "_id");
        return InAssemblyAsync(
            session => MeasureLinks.HandleAsync(session, subject.Name, known, TimeProvider.System.GetUtcNow()), cancellationToken);
    }

    /// <summary>A measure in one sentence.</summary>
    public static string Words(LinkMeasure? measure)
        => measure is null
            ? "The known answer names no record that is linked, so there is nothing to measure."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Measured against a known answer of {measure.PairCount:N0} pairs: precision {measure.PrecisionValue:0.0000}, "
                + $"recall {measure.RecallValue:0.0000}.");

    private static List<KnownRecord> Read(string path, string id)
    {
        if (!File.Exists(path))
        {
            throw new CommandRefusal($"The file {path} does not exist; name the list that says which record is whose.");
        }

        using var parser = new TextFieldParser(path) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var heads = parser.ReadFields() ?? [];
        var places = Heads.Append(id).Select(name => Array.IndexOf(heads, name)).ToArray();
        if (places.Contains(-1))
        {
            throw new CommandRefusal($"The file {path} lacks one of the columns agency, kind, file, row and {id}; add it.");
        }

        var known = new List<KnownRecord>();
        while (parser.ReadFields() is { } cells)
        {
            if (!int.TryParse(cells[places[3]], CultureInfo.InvariantCulture, out var row))
            {
                throw new CommandRefusal($"In {path} a row number is not a number; correct line {parser.LineNumber}.");
            }

            known.Add(new KnownRecord(cells[places[0]], cells[places[1]], cells[places[2]], row, cells[places[4]]));
        }

        return known;
    }

    private async Task<T> InAssemblyAsync<T>(Func<HubSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var scope = await IndicatorQueries.AssemblyScopeAsync(hub.Database, SystemActors.Linking, Purpose, cancellationToken);
        return await hub.Database.InScopeAsync(scope, work, cancellationToken);
    }
}
