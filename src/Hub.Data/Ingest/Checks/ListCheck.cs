using System.Text;
using Hub.Data.Ingest.Checks.Texts;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Checks;

/// <summary>Several texts or codes in one cell. The stored text parts them by <see cref="RowValues.ItemEnd"/>.</summary>
internal sealed class ListCheck : FieldCheck
{
    private readonly byte[] _separator;
    private readonly CodeIndex? _codes;
    private readonly int _longest;

    public ListCheck(FieldSetting setting)
        : base(setting)
    {
        _separator = Encoding.UTF8.GetBytes(setting.Field.ListSeparator);
        _longest = setting.Field.Constraints.MaxLength ?? int.MaxValue;
        _codes = setting.Field.CodeList is { } list ? new CodeIndex(setting.Kind.CodeLists[list], setting.SentCodes)
            : setting.Field.Constraints.Enum is { } words ? new CodeIndex(words)
            : null;
    }

    /// <inheritdoc/>
    public override CodeIndex? Codes => _codes;

    /// <inheritdoc/>
    protected override void Read(ReadOnlySpan<byte> text, CellNature nature, RowValues row)
    {
        var stored = new List<byte>(text.Length);
        foreach (var range in text.Split(_separator))
        {
            var item = CellText.Trim(text[range]);
            if (item.IsEmpty)
            {
                continue;
            }

            if (_codes is not null)
            {
                var code = _codes.Find(item);
                if (code is null)
                {
                    _codes.NoteUnknown(item);
                    Bad(Faults.NotInList(_codes.Choices), text, row);
                    return;
                }

                item = code;
            }
            else if (item.Length > _longest && Encoding.UTF8.GetCharCount(item) > _longest)
            {
                Bad(Faults.TooLong, text, row);
                return;
            }

            if (stored.Count > 0)
            {
                stored.Add(RowValues.ItemEnd);
            }

            stored.AddRange(item);
        }

        row.Set(Index, ValueState.Present, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(stored));
    }
}
