namespace Hub.Data.Indicators.Disclosure;

/// <summary>Everything that released profiles have told, when figures are made beside it.</summary>
/// <param name="Numbers">By indicator, what each version told of areas and the force.</param>
/// <param name="Small">By indicator, what each version told of small areas and the areas that they lie in.</param>
/// <param name="Returns">The returns that the new figures rest on.</param>
internal sealed record EarlierTellings(
    IReadOnlyDictionary<string, IReadOnlyList<Telling>> Numbers,
    IReadOnlyDictionary<string, IReadOnlyList<Telling>> Small,
    IReadOnlyList<UsedReturn> Returns)
{
    /// <summary>Nothing was released before.</summary>
    public static EarlierTellings None { get; } = new(
        new Dictionary<string, IReadOnlyList<Telling>>(), new Dictionary<string, IReadOnlyList<Telling>>(), []);

    /// <summary>What was told of an indicator.</summary>
    public IReadOnlyList<Telling> Of(string indicator) => Numbers.GetValueOrDefault(indicator, []);

    /// <summary>What was told of an indicator's small areas.</summary>
    public IReadOnlyList<Telling> SmallOf(string indicator) => Small.GetValueOrDefault(indicator, []);
}

/// <summary>One accepted return that figures rest on.</summary>
/// <param name="SubmissionId">Its number.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="From">First day of its period.</param>
/// <param name="Until">The day after the last.</param>
internal sealed record UsedReturn(long SubmissionId, string Kind, DateOnly From, DateOnly Until)
{
    /// <summary>What a number of a kind and some days rests on: the returns that overlap them, and the rule it was made by.</summary>
    public static string Mark(IEnumerable<UsedReturn> returns, string kind, string rule, DateOnly from, DateOnly until)
        => rule + ":" + string.Join(',', returns.Where(sent => sent.Kind == kind && sent.From < until && from < sent.Until)
            .Select(sent => sent.SubmissionId).Distinct().Order());
}
