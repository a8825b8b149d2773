using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;

namespace Hub.Data.Indicators;

/// <summary>The figures that rest on a submission: they are computed again from what then stands.</summary>
public sealed class IndicatorsConsequence : IConsequence
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Consequence>> OfAsync(HubSession session, long submissionId)
        => [new(
            "figures of areas", (await RestingOnQuery.ReadAsync(session, submissionId)).Figures,
            "They are computed again from the returns that then stand. An area without any other return says that data was not received.")];
}
