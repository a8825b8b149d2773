using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Data.Ingest.Kinds;

/// <summary>What a field holds and so how its text is read. Text stays text: nothing is guessed from the look of a value.</summary>
public enum FieldType
{
    /// <summary>Text as sent, trimmed.</summary>
    String,

    /// <summary>A whole number; thousands commas are allowed.</summary>
    Integer,

    /// <summary>A decimal number; thousands commas and a pound sign are allowed.</summary>
    Number,

    /// <summary>Yes or no, true or false, 1 or 0, Y or N.</summary>
    Boolean,

    /// <summary>A day: 03/04/2025 (the third of April) or 2025-04-03.</summary>
    Date,

    /// <summary>A day and time; the day stands in front as in <see cref="Date"/>.</summary>
    Datetime,

    /// <summary>A calendar month: 2025-04, 04/2025 or April 2025.</summary>
    Month,

    /// <summary>A calendar quarter: 2025 Q2 or 2025_q2.</summary>
    Quarter,

    /// <summary>A year; <see cref="KindField.Format"/> says which: a <see cref="YearFormats"/> word.</summary>
    Year,

    /// <summary>Several texts in one cell, parted by <see cref="KindField.ListSeparator"/>.</summary>
    List,
}

/// <summary>What an identifying field identifies by. Identifiers go sealed to person.identity and never into a row's fields.</summary>
public enum IdentifierType
{
    /// <summary>A person's name or part of it.</summary>
    Name,

    /// <summary>Date of birth.</summary>
    DateOfBirth,

    /// <summary>NHS number.</summary>
    NhsNumber,

    /// <summary>Police National Computer id.</summary>
    Pnc,

    /// <summary>Unique pupil number.</summary>
    Upn,

    /// <summary>Unique property reference number.</summary>
    Uprn,

    /// <summary>Vehicle registration mark.</summary>
    Vrm,

    /// <summary>Telephone number.</summary>
    Phone,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>Address or full postcode of a home.</summary>
    Address,

    /// <summary>Any other value that leads to a person.</summary>
    Other,
}

/// <summary>One column.</summary>
public sealed record KindField
{
    /// <summary>The name in storage and in rules: lower-case words joined by underscores.</summary>
    public required string Name { get; init; }

    /// <summary>The heading in the template.</summary>
    public required string Title { get; init; }

    /// <summary>What it holds.</summary>
    public required FieldType Type { get; init; }

    /// <summary>For a year: a word of <see cref="YearFormats"/>. Otherwise null.</summary>
    public string? Format { get; init; }

    /// <summary>One sentence for the data officer.</summary>
    public required string Description { get; init; }

    /// <summary>A value that obviously cannot be real.</summary>
    public required string Example { get; init; }

    /// <summary>What a value must fulfil.</summary>
    public FieldConstraints Constraints { get; init; } = new();

    /// <summary>Other headings under which senders know it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What it identifies by, or null (in JSON: false).</summary>
    [JsonConverter(typeof(IdentifierOrFalse))]
    public IdentifierType? Identifier { get; init; }

    /// <summary>The code list its values come from, or null.</summary>
    public string? CodeList { get; init; }

    /// <summary>What parts the values of a list; a semicolon unless said.</summary>
    public string ListSeparator { get; init; } = ";";
}

/// <summary>What a value must fulfil, in the words of Table Schema.</summary>
public sealed record FieldConstraints
{
    /// <summary>A row without a value is bad.</summary>
    public bool Required { get; init; }

    /// <summary>The least number.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest number.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The most characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A regular expression that the whole text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The only texts allowed, for a field too plain for a code list.</summary>
    public IReadOnlyList<string>? Enum { get; init; }
}

/// <summary>Which twelve months a year field means.</summary>
public static class YearFormats
{
    /// <summary>2025 is January to December 2025. The default.</summary>
    public const string Calendar = "calendar";

    /// <summary>2025 is April 2024 to March 2025: the reporting year of the Department for Education and the NHS.</summary>
    public const string EndingMarch = "ending_march";

    /// <summary>202425 or 2024/25 is September 2024 to August 2025.</summary>
    public const string Academic = "academic";

    /// <summary>202425 or 2024/25 is April 2024 to March 2025.</summary>
    public const string Financial = "financial";

    /// <summary>Every word.</summary>
    public static IReadOnlyList<string> All { get; } = [Calendar, EndingMarch, Academic, Financial];
}

/// <summary>Reads <c>false</c> or an identifier word, as the contract of the kinds has it.</summary>
internal sealed class IdentifierOrFalse : JsonConverter<IdentifierType?>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override IdentifierType? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType is JsonTokenType.False or JsonTokenType.Null
            ? null
            : JsonSerializer.Deserialize<IdentifierType>(ref reader, options);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IdentifierType? value, JsonSerializerOptions options)
    {
        if (value is { } identifier)
        {
            JsonSerializer.Serialize(writer, identifier, options);
        }
        else
        {
            writer.WriteBooleanValue(false);
        }
    }
}
