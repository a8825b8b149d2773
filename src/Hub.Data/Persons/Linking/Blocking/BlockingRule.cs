namespace Hub.Data.Persons.Linking.Blocking;

/// <summary>
/// A reason to compare two records: they have the same key. A rule has forms from wide to narrow; the widest whose pairs stay within the
/// budget is used.
/// </summary>
/// <param name="Name">In words: "date of birth and sound of the surname".</param>
/// <param name="Forms">The key of a record, from wide to narrow; 0 where the record has none.</param>
internal sealed record BlockingRule(string Name, params Func<int, uint>[] Forms);

/// <summary>What a rule came to.</summary>
/// <param name="Name">In words.</param>
/// <param name="Form">Which of its forms is used: 0 is the widest.</param>
/// <param name="Pairs">Pairs with the same key, before pairs of earlier rules are left out.</param>
/// <param name="StopKeys">Keys that too many records share; they block nothing.</param>
/// <param name="StoppedRecords">Records that hold such a key.</param>
/// <param name="LargestKey">Records of the largest key, stop keys among them.</param>
public sealed record BlockingSize(string Name, int Form, long Pairs, int StopKeys, int StoppedRecords, int LargestKey);
