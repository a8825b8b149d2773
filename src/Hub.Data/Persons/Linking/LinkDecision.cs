namespace Hub.Data.Persons.Linking;

/// <summary>What a person has decided about two records; it outlives every run and every training.</summary>
/// <param name="Left">Id of one record, as in <see cref="RecordTable.RecordIds"/>.</param>
/// <param name="Right">Id of the other.</param>
/// <param name="IsSame">Whether they are one subject; otherwise they never meet in one cluster.</param>
public sealed record LinkDecision(ulong Left, ulong Right, bool IsSame);
