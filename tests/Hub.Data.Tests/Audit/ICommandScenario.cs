using Hub.Data.Database;

namespace Hub.Data.Tests.Audit;

/// <summary>
/// How one command ([Audited] class of Hub.Data) is run, so that <see cref="CommandAuditTests"/> can judge its audit event. To add
/// one, write a class with a parameterless constructor that implements this, anywhere in this assembly, best in the folder of the
/// command's feature ("Sharing/SignAgreementScenario.cs"): it is found by reflection, there is no list to edit. A command may have
/// several scenarios.
/// <para>
/// The same object is asked once to <see cref="ArrangeAsync"/> and then three times to <see cref="RunAsync"/>: with the audit table
/// locked, with the audit table full, and as it should be. The first two must throw the database's own error and leave every table
/// as it was; the third must write exactly one event, of the attribute's kind, in the scope that ArrangeAsync returned.
/// </para>
/// </summary>
public interface ICommandScenario
{
    /// <summary>The class that carries [Audited].</summary>
    Type Command { get; }

    /// <summary>
    /// Makes what the command needs in a fresh, migrated database. Returns the scope in which the command runs: the event must
    /// carry its actor, its agency and its purpose.
    /// </summary>
    Task<Scope> ArrangeAsync(CommandWorld world);

    /// <summary>Runs the command once through one of the doors of <paramref name="world"/>, and asserts that it was done.</summary>
    Task RunAsync(CommandWorld world);
}
