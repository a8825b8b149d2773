namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>
/// How a name sounds, roughly, for blocking: the first sound and the next two consonant classes (after Soundex, Russell 1918, with
/// the first letter put into a class too, so that "Catherine" and "Katherine" or "Phillips" and "Fillips" meet).
/// </summary>
internal static class PhoneticKey
{
    /// <summary>The key of a folded name; 0 for the empty one.</summary>
    public static uint Of(ReadOnlySpan<char> name, int sounds = 3)
    {
        if (name.IsEmpty)
        {
            return 0;
        }

        if (name.StartsWith("mac", StringComparison.Ordinal) && name.Length > 4)
        {
            name = string.Concat("mc", name[3..]);
        }

        var key = First(name);
        var last = Class(name[0]);
        var count = 1;
        for (var i = 1; i < name.Length && count < sounds; i++)
        {
            var sound = Class(name[i]);
            if (sound != 0 && sound != last)
            {
                key = (key * 16) + sound;
                count++;
            }

            last = name[i] is 'h' or 'w' ? last : sound;
        }

        return key;
    }

    private static uint First(ReadOnlySpan<char> name) => name[0] switch
    {
        'c' or 'q' or 'k' => name.Length > 1 && name[0] == 'c' && name[1] is 'e' or 'i' or 'y' ? 's' : 'k',
        'p' => name.Length > 1 && name[1] == 'h' ? 'f' : 'p',
        'z' or 's' => 's',
        'y' or 'i' or 'e' or 'a' or 'o' or 'u' or 'h' => Vowel(name),
        'g' => name.Length > 1 && name[1] is 'e' or 'i' ? 'j' : 'g',
        'v' or 'w' => 'w',
        var other => other,
    };

    private static uint Vowel(ReadOnlySpan<char> name) => name[0] switch
    {
        'y' or 'i' or 'e' => 'e',
        'h' => 'h',
        _ => 'a',
    };

    private static uint Class(char letter) => letter switch
    {
        'b' or 'f' or 'p' or 'v' => 1,
        'c' or 'g' or 'j' or 'k' or 'q' or 's' or 'x' or 'z' => 2,
        'd' or 't' => 3,
        'l' => 4,
        'm' or 'n' => 5,
        'r' => 6,
        _ => letter >= 128 ? (uint)(7 + (letter % 8)) : 0,
    };
}
