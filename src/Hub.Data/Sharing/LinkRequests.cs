using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Sharing;

/// <summary>
/// Asks that records be linked anew, in the transaction of whatever changes which records stand or what may be combined. Asking waits
/// a little, so that returns that arrive together are linked together.
/// </summary>
public static class LinkRequests
{
    /// <summary>People: the subject that returns name.</summary>
    public const string Person = "person";

    /// <summary>What is linked, each by a run of its own.</summary>
    public static IReadOnlyList<string> Subjects { get; } = [Person, "premises", "vehicle", "phone"];

    private static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    /// <summary>Asks for every subject; while a request waits, that one stands.</summary>
    public static async Task AskAsync(HubSession session)
    {
        foreach (var subject in Subjects)
        {
            await AskAsync(session, subject);
        }
    }

    /// <summary>Asks for one subject.</summary>
    public static Task<long> AskAsync(HubSession session, string subject)
        => JobRequests.AskAsync(session, new JobAsk(
            JobKinds.PersonLink, subject, SystemActors.Dispatcher, "linked records follow what stands and what is agreed")
        {
            After = Together,
        });
}
