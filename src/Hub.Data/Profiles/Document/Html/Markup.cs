using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Hub.Data.Profiles.Document.Html;

/// <summary>
/// Text of markup under construction. Literals of an interpolated string are markup, every value put into a hole is
/// encoded: text of a document cannot become markup, in an element or in an attribute. The result is well-formed XML too.
/// </summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new(16 * 1024);

    /// <summary>Adds markup; the holes of <paramref name="markup"/> are encoded.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] ref Handler markup) => this;

    /// <summary>Adds markup without holes.</summary>
    public Markup Add(string constant)
    {
        _text.Append(constant);
        return this;
    }

    /// <summary>Adds a coordinate: at most two decimals, the same on every machine.</summary>
    public Markup Number(double value)
    {
        AppendNumber(_text, value);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static void Encode(StringBuilder target, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                target.Append(c).Append(text[++i]);
                continue;
            }

            _ = c switch
            {
                '&' => target.Append("&amp;"),
                '<' => target.Append("&lt;"),
                '>' => target.Append("&gt;"),
                '"' => target.Append("&quot;"),
                '\'' => target.Append("&#39;"),
                '\t' or '\n' or '\r' => target.Append(' '),
                _ when char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE' => target.Append('\uFFFD'),
                _ => target.Append(c),
            };
        }
    }

    private static void AppendNumber(StringBuilder target, double value)
    {
        var hundredths = (long)Math.Round(value * 100, MidpointRounding.AwayFromZero);
        if (hundredths < 0)
        {
            target.Append('-');
            hundredths = -hundredths;
        }

        target.Append(CultureInfo.InvariantCulture, $"{hundredths / 100}");
        var rest = hundredths % 100;
        if (rest != 0)
        {
            target.Append('.').Append((char)('0' + (rest / 10)));
            if (rest % 10 != 0)
            {
                target.Append((char)('0' + (rest % 10)));
            }
        }
    }

    /// <summary>Writes the parts of an interpolated string straight into the markup.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly StringBuilder _target;

        /// <summary>Called by the compiler.</summary>
        public Handler(int literalLength, int formattedCount, Markup markup)
        {
            _ = (literalLength, formattedCount);
            _target = markup._text;
        }

        /// <summary>Markup as written in the source.</summary>
        public void AppendLiteral(string literal) => _target.Append(literal);

        /// <summary>Text, encoded.</summary>
        public void AppendFormatted(string? text) => Encode(_target, text ?? "");

        /// <summary>A whole number.</summary>
        public void AppendFormatted(int number) => _target.Append(CultureInfo.InvariantCulture, $"{number}");

        /// <summary>A coordinate.</summary>
        public void AppendFormatted(double number) => AppendNumber(_target, number);
    }
}
