using Hub.Data.Database;

namespace Hub.Jobs.Scheduling;

/// <summary>How an attempt ended. What may go right again by itself is an exception, and is tried again.</summary>
public abstract record JobOutcome
{
    private JobOutcome()
    {
    }

    /// <summary>The work is committed, together with the request's <c>done</c>.</summary>
    public static JobOutcome Done { get; } = new Finished();

    /// <summary>No repetition will help: the request is parked with this sentence, which names what to do.</summary>
    public static JobOutcome Refuse(string sentence) => new Refused(sentence);

    /// <summary>
    /// Something that the work needs is not there, as the sentence says: it is tried again after a while, as often as it takes, and
    /// counts as no attempt.
    /// </summary>
    public static JobOutcome PutOff(string sentence, TimeSpan after) => new Waiting(sentence, after);

    /// <summary>See <see cref="Done"/>.</summary>
    public sealed record Finished : JobOutcome;

    /// <summary>See <see cref="Refuse"/>.</summary>
    public sealed record Refused(string Sentence) : JobOutcome;

    /// <summary>See <see cref="PutOff"/>.</summary>
    public sealed record Waiting(string Sentence, TimeSpan After) : JobOutcome;
}

/// <summary>
/// The work of one kind of job. A handler takes ids only, gives the same result when it runs twice, and lets every exception out.
/// It commits its work and the request's end together: through <see cref="JobRun.InWorkAsync"/>, or by calling
/// <see cref="JobRun.FinishAsync"/> in its last transaction.
/// </summary>
public interface IJobHandler
{
    /// <summary>One of <see cref="JobKinds"/>.</summary>
    string Kind { get; }

    /// <summary>Does the work of <see cref="JobRun.Request"/>.</summary>
    Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken);
}
