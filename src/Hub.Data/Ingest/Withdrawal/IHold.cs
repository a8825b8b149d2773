using Hub.Data.Database;

namespace Hub.Data.Ingest.Withdrawal;

/// <summary>
/// A feature's answer to "may the rows of this submission go now?". Asked before rows are taken back or disposed of; implemented
/// above Ingest, registered by both hosts. Source of the rule: what a person has asked for is not destroyed before it is answered
/// (Data Protection Act 2018 s.173), and restricted rows are kept for that person (UK GDPR article 18).
/// </summary>
public interface IHold
{
    /// <summary>Why they must stay for now, each as a sentence with what to do; empty where nothing holds them.</summary>
    Task<IReadOnlyList<string>> OnAsync(HubSession session, long submissionId);
}
