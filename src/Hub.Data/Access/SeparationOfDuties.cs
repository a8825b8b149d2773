namespace Hub.Data.Access;

/// <summary>
/// Two people for one approval: nobody approves what they wrote, or their own admission. One person may hold the roles of
/// analyst and approver; the rule is kept for each piece of work.
/// </summary>
public static class SeparationOfDuties
{
    /// <summary>Null when the approver had no part in the work, otherwise the refusal.</summary>
    /// <param name="authors">Accounts of everybody who wrote or changed a part.</param>
    /// <param name="approver">The account that would approve.</param>
    public static AccessRefusal? Refusal(IEnumerable<Guid> authors, Guid approver)
        => authors.Contains(approver) ? AccessRefusals.OwnWork : null;
}
