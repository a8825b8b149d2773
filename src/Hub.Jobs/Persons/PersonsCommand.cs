using System.CommandLine;
using Hub.Data.Database;
using Hub.Data.Persons;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Persons;

/// <summary><c>hub persons</c>: linking in the database, now and not when the worker comes to it.</summary>
public static class PersonsCommand
{
    internal static Command Create()
    {
        var subject = new Option<string?>("--subject")
        {
            Description = "Only one subject: person, premises, vehicle or phone. Without it all; to measure, person.",
        };
        subject.AcceptOnlyFromAmong([.. LinkSubject.All.Select(one => one.Name)]);
        var link = new Command("link", "Link the records that came and unlink those that went; the first time, train the model.")
        {
            subject,
        };
        link.SetAction((parsed, cancellationToken) => LinkAsync(JobKinds.PersonLink, parsed.GetValue(subject), cancellationToken));
        var train = new Command("train", "Train a new model on every record that stands, and link all of them by it.") { subject };
        train.SetAction((parsed, cancellationToken) => LinkAsync(JobKinds.PersonTrain, parsed.GetValue(subject), cancellationToken));
        var truth = new Option<string>("--truth")
        {
            Description = "A CSV file with the columns agency, kind, file, row and person_id (or premises_id, vehicle_id, phone_id).",
            Required = true,
        };
        var measure = new Command("measure", "Compare the links with a known answer, and keep precision and recall.") { truth, subject };
        measure.SetAction((parsed, cancellationToken) => MeasureAsync(
            parsed.GetRequiredValue(truth), LinkSubject.Of(parsed.GetValue(subject) ?? LinkSubject.Person.Name), cancellationToken));
        return new Command("persons", "Records of people, premises, vehicles and telephones that are linked across agencies.")
        {
            link, train, measure,
        };
    }

    private static async Task<int> LinkAsync(string kind, string? subject, CancellationToken cancellationToken)
    {
        var subjects = subject is null ? LinkSubject.All : [LinkSubject.Of(subject)];
        await using var hub = await LocalHub.StartAsync(CommandSettings.Read(), cancellationToken);
        var pipeline = new LinkPipeline(hub);
        await pipeline.RunAsync(kind, subjects, cancellationToken);
        foreach (var sentence in await pipeline.SentencesAsync(subjects, cancellationToken))
        {
            Console.WriteLine(sentence);
        }

        return 0;
    }

    private static async Task<int> MeasureAsync(string truth, LinkSubject subject, CancellationToken cancellationToken)
    {
        await using var hub = await LocalHub.StartAsync(CommandSettings.Read(), cancellationToken);
        var measure = await new LinkPipeline(hub).MeasureAsync(truth, subject, cancellationToken);
        Console.WriteLine(LinkPipeline.Words(measure));
        return measure is null ? 1 : 0;
    }
}
