namespace Hub.Data.Audit;

/// <summary>
/// Marks a command (a use case that changes something, or reads personal rows) with the one event it writes. A test demands a
/// scenario for each marked class and finds exactly that event.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AuditedAttribute(AuditEventKind kind) : Attribute
{
    /// <summary>The event that the command writes.</summary>
    public AuditEventKind Kind { get; } = kind;
}
