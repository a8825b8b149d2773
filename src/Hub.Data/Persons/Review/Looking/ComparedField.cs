namespace Hub.Data.Persons.Review.Looking;

/// <summary>How two values compare, for the mark beside them.</summary>
public enum FieldLikeness
{
    /// <summary>The same, but for case and spaces.</summary>
    Same,

    /// <summary>Not the same.</summary>
    Differs,

    /// <summary>One record has a value, the other none.</summary>
    OneOnly,

    /// <summary>Neither has one.</summary>
    Neither,

    /// <summary>An agreement does not let the reviewer's agency see it.</summary>
    NotShown,
}

/// <summary>One line of two records side by side.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Left">The left record's value; null for none.</param>
/// <param name="Right">The right record's value.</param>
/// <param name="Likeness">How they compare.</param>
/// <param name="HiddenUnder">Reference of the agreement under which it is not shown; otherwise null.</param>
public sealed record ComparedField(string Title, string? Left, string? Right, FieldLikeness Likeness, string? HiddenUnder = null)
{
    /// <summary>A line of two values.</summary>
    public static ComparedField Of(string title, string? left, string? right)
        => new(title, left, right, (Bare(left), Bare(right)) switch
        {
            ("", "") => FieldLikeness.Neither,
            ("", _) or (_, "") => FieldLikeness.OneOnly,
            var (one, other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase) ? FieldLikeness.Same : FieldLikeness.Differs,
        });

    /// <summary>Where two differing values begin and end to differ: what they share at both ends.</summary>
    public (int Start, int End) Shared()
    {
        if (Likeness != FieldLikeness.Differs || Left is null || Right is null)
        {
            return (0, 0);
        }

        var most = Math.Min(Left.Length, Right.Length);
        var start = 0;
        while (start < most && char.ToUpperInvariant(Left[start]) == char.ToUpperInvariant(Right[start]))
        {
            start++;
        }

        var end = 0;
        while (end < most - start && char.ToUpperInvariant(Left[^(end + 1)]) == char.ToUpperInvariant(Right[^(end + 1)]))
        {
            end++;
        }

        return (start, end);
    }

    private static string Bare(string? value) => (value ?? "").Replace(" ", "", StringComparison.Ordinal);
}
