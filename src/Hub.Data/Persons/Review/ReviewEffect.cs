namespace Hub.Data.Persons.Review;

/// <summary>
/// What an answer other than the hub's would change of the published figures of people counted once. The register of groups names no
/// members, so no group is touched by a link.
/// </summary>
/// <param name="Effect">How many published figures rest on it.</param>
/// <param name="Reading">
/// How many would read otherwise: a figure whose rounding hides the change counts as the part of a step that it moves.
/// </param>
/// <param name="Words">The changes in words, the widest figures first.</param>
internal sealed record ReviewEffect(int Effect, double Reading, IReadOnlyList<string> Words)
{
    /// <summary>How many changes are put in words.</summary>
    public const int WordsKept = 8;

    /// <summary>
    /// How many cells an answer can be expected to change: <see cref="Reading"/> by the chance that the answer is other than what stands.
    /// </summary>
    /// <param name="firmness">How firmly it stands, in bits; below nothing where the weights speak against it.</param>
    public double Expected(double firmness) => Reading / (1 + Math.Pow(2, firmness));
}
