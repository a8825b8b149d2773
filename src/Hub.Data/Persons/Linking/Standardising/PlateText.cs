namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>
/// Registration marks as the patterns of the United Kingdom let them be read: where a digit must stand, an O is a nought; where a letter
/// must stand, an 8 is a B. A mark that fits a pattern as it is stays as it is.
/// </summary>
internal static class PlateText
{
    // Current, prefix, suffix and Northern Irish marks, lower case: L a letter, D a digit.
    private static readonly string[] Patterns =
        ["LLDDLLL", "LDDDLLL", "LDDLLL", "LDLLL", "LLLDDDL", "LLLDDL", "LLLDL", "LLLDDDD", "LLLDDD"];

    private const int MostMisread = 2;

    /// <summary>Whether a mark fits a pattern as it is written.</summary>
    public static bool Fits(string mark) => Patterns.Any(pattern => pattern.Length == mark.Length && Read(mark, pattern).Changed == 0);

    /// <summary>
    /// The marks that may have been meant, with no more than two signs read wrong: the mark alone where it fits a pattern as it is.
    /// </summary>
    public static string[] Readings(string mark)
        => Fits(mark) ? [mark]
            : [.. Patterns.Where(pattern => pattern.Length == mark.Length).Select(pattern => Read(mark, pattern))
                .Where(reading => reading.Changed <= MostMisread).Select(reading => reading.Mark).Distinct(StringComparer.Ordinal)];

    private static (string Mark, int Changed) Read(string mark, string pattern)
    {
        Span<char> read = stackalloc char[mark.Length];
        var changed = 0;
        for (var i = 0; i < mark.Length; i++)
        {
            read[i] = pattern[i] == 'D' ? AsDigit(mark[i]) : AsLetter(mark[i]);
            changed += read[i] == mark[i] ? 0 : read[i] == '?' ? 100 : 1;
        }

        return (read.ToString(), changed);
    }

    private static char AsDigit(char sign) => sign switch
    {
        >= '0' and <= '9' => sign,
        'o' or 'q' or 'd' => '0',
        'i' or 'l' => '1',
        'z' => '2',
        'a' => '4',
        's' => '5',
        'g' => '6',
        't' => '7',
        'b' => '8',
        _ => '?',
    };

    // I and Q are hardly ever on a mark: what looks like one is an L and an O.
    private static char AsLetter(char sign) => sign switch
    {
        >= 'a' and <= 'z' => sign,
        '0' => 'o',
        '1' => 'l',
        '2' => 'z',
        '4' => 'a',
        '5' => 's',
        '6' => 'g',
        '7' => 't',
        '8' => 'b',
        _ => '?',
    };
}
