using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Hub.Data.Ingest.Checks.Texts;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;
using Hub.Data.Primitives;

namespace Hub.Data.Ingest.Checks;

/// <summary>Text stays text: leading zeros and long numbers are kept as they stand. Codes are stored as the code list has them.</summary>
internal sealed class TextCheck : FieldCheck
{
    private const int StackCharacters = 256;
    private const int LongestPostcode = 16;

    private readonly CodeIndex? _codes;
    private readonly Regex? _pattern;
    private readonly int _longest;
    private readonly bool _isPostcode;

    public TextCheck(FieldSetting setting)
        : base(setting)
    {
        var field = setting.Field;
        _codes = field.CodeList is { } list ? new CodeIndex(setting.Kind.CodeLists[list], setting.SentCodes)
            : field.Constraints.Enum is { } words ? new CodeIndex(words)
            : null;
        // Not backtracking: a definition is data, and no pattern of it may take more than linear time.
        _pattern = field.Constraints.Pattern is { } pattern
            ? new Regex($"^(?:{pattern})\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
            : null;
        _longest = field.Constraints.MaxLength ?? int.MaxValue;
        _isPostcode = setting.Kind.Roles.Place?.Postcode == field.Name;
    }

    /// <inheritdoc/>
    public override CodeIndex? Codes => _codes;

    /// <inheritdoc/>
    protected override void Read(ReadOnlySpan<byte> text, CellNature nature, RowValues row)
    {
        if (_codes is not null)
        {
            if (_codes.Find(text) is { } code)
            {
                row.Set(Index, ValueState.Present, code);
            }
            else
            {
                _codes.NoteUnknown(text);
                Bad(Faults.NotInList(_codes.Choices), text, row);
            }

            return;
        }

        // A character takes at least one byte, so short texts need no counting.
        if (text.Length > _longest && Encoding.UTF8.GetCharCount(text) > _longest)
        {
            Bad(Faults.TooLong, text, row);
        }
        else if (_isPostcode)
        {
            ReadPostcode(text, row);
        }
        else if (_pattern is not null && !Matches(_pattern, text))
        {
            Bad(Faults.Pattern, text, row);
        }
        else
        {
            row.Set(Index, ValueState.Present, text);
            if (CellText.IsShortenedByExcel(text))
            {
                Bad(Faults.ExcelShortened, text, row);
            }
            else if (nature == CellNature.Date)
            {
                Bad(Faults.ExcelDate, text, row);
            }
        }
    }

    private static bool Matches(Regex pattern, ReadOnlySpan<byte> text)
    {
        var rented = text.Length > StackCharacters ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        var characters = rented ?? stackalloc char[StackCharacters];
        var count = Encoding.UTF8.GetChars(text, characters);
        var matches = pattern.IsMatch(characters[..count]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return matches;
    }

    /// <summary>Brought into its one written form; what is no postcode stays as it is, and placing says so.</summary>
    private void ReadPostcode(ReadOnlySpan<byte> text, RowValues row)
    {
        Span<char> characters = stackalloc char[LongestPostcode];
        var normalised = text.Length <= LongestPostcode
            ? Postcode.Normalise(characters[..Encoding.UTF8.GetChars(text, characters)])
            : null;
        row.Set(Index, ValueState.Present, normalised is null ? text : Encoding.UTF8.GetBytes(normalised));
    }
}
