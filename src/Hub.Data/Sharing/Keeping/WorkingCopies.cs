using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Sharing.Keeping;

/// <summary>
/// The working copies of the agency that keeps the register: saved at each step, so that nothing is lost when a session ends. No
/// commands with events of their own: a copy binds nobody and is read by nobody else. Offering it is one
/// (<see cref="DraftAgreement"/>, <see cref="ChangeAgreement"/>).
/// </summary>
public sealed class WorkingCopies(HubDatabase database, SharedKinds kinds, TimeProvider time)
{
    private const string Purpose = "write an agreement";

    /// <summary>Begins a new agreement; null where the actor may not write one or names no agency.</summary>
    public Task<Guid?> StartAsync(Actor actor, string reference, Guid supplierId, string title, CancellationToken cancellationToken)
        => RunAsync(actor, async session =>
        {
            if (!await AgencyQueries.ExistsAsync(session, supplierId))
            {
                return (Guid?)null;
            }

            var today = UkTime.Today(time);
            var content = new AgreementContent
            {
                Title = title,
                Purpose = "",
                Purposes = [SharingPurposes.LocalProfile],
                DataClassCeiling = "personal",
                RetentionMonths = 24,
                ContactName = "",
                ReviewOn = today.AddYears(1),
                ValidFrom = today,
                ValidUntil = today.AddYears(2),
                Parties = [new AgreementParty(supplierId, AgreementParty.Supplier, "none", "", "")],
                Kinds = [],
            };
            var copy = new WorkingCopy(Guid.CreateVersion7(), null, 0, reference.Trim(), supplierId, content);
            await WorkingCopyStore.SaveAsync(session, copy, actor.Acting.AgencyId);
            return copy.WorkingId;
        }, cancellationToken);

    /// <summary>Begins a change of an agreement from its newest version; null where there is none.</summary>
    public Task<Guid?> StartChangeAsync(Actor actor, Guid agreementId, CancellationToken cancellationToken)
        => RunAsync(actor, async session =>
        {
            if (await AgreementStore.LockAsync(session, agreementId) is not { Status: not "ended" } header
                || await AgreementStore.ContentAsync(session, agreementId, header.LatestVersion) is not { } content)
            {
                return (Guid?)null;
            }

            var copy = new WorkingCopy(
                Guid.CreateVersion7(), agreementId, header.LatestVersion, header.Reference, header.AgencyId, content);
            await WorkingCopyStore.SaveAsync(session, copy, actor.Acting.AgencyId);
            return copy.WorkingId;
        }, cancellationToken);

    /// <summary>One's agency's copies, the last changed first.</summary>
    public async Task<IReadOnlyList<WorkingCopy>> ListAsync(Actor actor, CancellationToken cancellationToken)
        => await RunAsync(actor, session => WorkingCopyStore.AllAsync(session, null), cancellationToken) ?? [];

    /// <summary>The agencies by id with their names.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> AgenciesAsync(Actor actor, CancellationToken cancellationToken)
        => await RunAsync(actor, WorkingCopyStore.AgencyNamesAsync, cancellationToken) ?? new Dictionary<Guid, string>();

    /// <summary>A copy with what its pages need; null where one's agency has none of that id.</summary>
    public Task<WorkingView?> FindAsync(Actor actor, Guid workingId, CancellationToken cancellationToken)
        => RunAsync(actor, async session =>
        {
            if (await WorkingCopyStore.AllAsync(session, workingId) is not [var copy])
            {
                return (WorkingView?)null;
            }

            return new WorkingView(
                copy,
                await DraftAgreement.ProblemsAsync(session, copy.SupplierId, copy.Content, kinds, UkTime.Today(time)),
                await WorkingCopyStore.AgencyNamesAsync(session),
                await LegalReferenceQueries.AllAsync(session));
        }, cancellationToken);

    /// <summary>Saves the terms so far, right or wrong.</summary>
    public Task SaveAsync(Actor actor, WorkingCopy copy, CancellationToken cancellationToken)
        => RunAsync(actor, async session =>
        {
            await WorkingCopyStore.SaveAsync(session, copy, actor.Acting.AgencyId);
            return true;
        }, cancellationToken);

    /// <summary>Throws a copy away.</summary>
    public Task DiscardAsync(Actor actor, Guid workingId, CancellationToken cancellationToken)
        => RunAsync(actor, async session =>
        {
            await WorkingCopyStore.DeleteAsync(session, workingId);
            return true;
        }, cancellationToken);

    private async Task<T?> RunAsync<T>(Actor actor, Func<HubSession, Task<T>> work, CancellationToken cancellationToken)
        => actor.Can(Permission.EditAgreements) ? await database.InScopeAsync(actor.ScopeFor(Purpose), work, cancellationToken) : default;
}
