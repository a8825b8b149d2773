using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Persons.Rights;

/// <summary>The purposes that stand in the audit record, and asking the worker for its part.</summary>
public static class RightsPurpose
{
    /// <summary>Of the agency that handles requests.</summary>
    public const string Answer = "answer a person's request about their data";

    /// <summary>Of the agency that owns the rows.</summary>
    public const string Decide = "decide a person's request for our own rows";

    internal static Task<long> AskForSearchAsync(HubSession session, Actor actor, Guid requestId)
        => AskAsync(session, actor, JobKinds.RightsSearch, requestId, Answer);

    internal static Task<long> AskToApplyAsync(HubSession session, Actor actor, Guid decisionId)
        => AskAsync(session, actor, JobKinds.RightsApply, decisionId, Decide);

    private static Task<long> AskAsync(HubSession session, Actor actor, string kind, Guid subject, string purpose)
        => JobRequests.AskAsync(
            session, new JobAsk(kind, subject.ToString(), actor.AccountId.ToString(), purpose, actor.Acting.AgencyId));
}
