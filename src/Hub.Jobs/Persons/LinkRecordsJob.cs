using Hub.Data.Database;
using Hub.Data.Persons.Register;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Persons;

/// <summary>
/// <c>person.link</c>, subject: "person", "premises", "vehicle" or "phone", or the day, which asks for all of them. Links what came,
/// unlinks what went and settles what was touched, over every agency's records; a first run trains the model.
/// </summary>
public sealed class LinkRecordsJob(LinkRegister register, TimeProvider time) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.PersonLink;

    /// <inheritdoc/>
    public Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
        => LinkJobs.RunAsync(run, register, LinkWish.WhatChanged, time, cancellationToken);
}
