using Hub.Data.Database;
using Hub.Data.Persons.Register;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Persons;

/// <summary>
/// <c>person.train</c>, subject: as of <c>person.link</c>. Trains a new model on every record that stands and links all of them by it.
/// </summary>
public sealed class TrainModelJob(LinkRegister register, TimeProvider time) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.PersonTrain;

    /// <inheritdoc/>
    public Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
        => LinkJobs.RunAsync(run, register, LinkWish.NewModel, time, cancellationToken);
}
