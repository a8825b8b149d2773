using System.Buffers;
using System.Buffers.Text;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Writing;

/// <summary>The operators of a page as bytes (ISO 32000-1, 7.8). Numbers are written without allocating: a map has many.</summary>
internal sealed class ContentStream
{
    private byte[] _content = ArrayPool<byte>.Shared.Rent(16384);
    private int _length;

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Bytes => _content.AsSpan(0, _length);

    /// <summary>Gives the memory back: a map takes half a megabyte, too much to be collected after every document.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(_content);
        _content = [];
    }

    /// <summary>Operators, ended by a line break.</summary>
    public void Op(string operators)
    {
        if (operators.Length == 1)
        {
            Reserve(2);
            _content[_length++] = (byte)operators[0];
        }
        else
        {
            Raw(operators);
            Reserve(1);
        }

        _content[_length++] = (byte)'\n';
    }

    /// <summary>Text as it is.</summary>
    public ContentStream Raw(string text)
    {
        Reserve(text.Length);
        _length += PdfSyntax.Bytes.GetBytes(text, _content.AsSpan(_length));
        return this;
    }

    /// <summary>A number with at most two decimals.</summary>
    public ContentStream Number(double value)
    {
        Reserve(24);
        var hundredths = (long)Math.Round(value * 100, MidpointRounding.AwayFromZero);
        if (hundredths < 0)
        {
            _content[_length++] = (byte)'-';
            hundredths = -hundredths;
        }

        Utf8Formatter.TryFormat(hundredths / 100, _content.AsSpan(_length), out var written);
        _length += written;
        var rest = (int)(hundredths % 100);
        if (rest != 0)
        {
            _content[_length++] = (byte)'.';
            _content[_length++] = (byte)('0' + (rest / 10));
            if (rest % 10 != 0)
            {
                _content[_length++] = (byte)('0' + (rest % 10));
            }
        }

        _content[_length++] = (byte)' ';
        return this;
    }

    /// <summary>Shows glyphs, kerned, with accents moved to their letters.</summary>
    public void Glyphs(GlyphRun run, double size)
    {
        Raw("[<");
        var rise = 0;
        foreach (var glyph in run.Glyphs)
        {
            if (glyph.OffsetY != rise)
            {
                Raw(">] TJ ");
                Number(glyph.OffsetY * size / 1000).Raw("Ts [<");
                rise = glyph.OffsetY;
            }

            Adjust(-glyph.OffsetX);
            Hex(glyph.Id);
            Adjust(glyph.Adjust + glyph.OffsetX);
        }

        Raw(">] TJ\n");
        if (rise != 0)
        {
            Op("0 Ts");
        }
    }

    private void Adjust(int thousandths)
    {
        if (thousandths != 0)
        {
            Raw(">");
            Number(thousandths).Raw("<");
        }
    }

    private void Hex(int glyph)
    {
        const string digits = "0123456789ABCDEF";
        Reserve(4);
        for (var shift = 12; shift >= 0; shift -= 4)
        {
            _content[_length++] = (byte)digits[(glyph >> shift) & 15];
        }
    }

    private void Reserve(int bytes)
    {
        if (_length + bytes > _content.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_content.Length * 2, _length + bytes));
            Bytes.CopyTo(larger);
            Release();
            _content = larger;
        }
    }
}
