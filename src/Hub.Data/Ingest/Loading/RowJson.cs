using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Loading;

/// <summary>
/// Writes a row's values as JSON: the agreed fields for storage, or the identifying ones for sealing. Names are encoded once;
/// numbers were brought into JSON's form when they were read.
/// </summary>
internal sealed class RowJson : IDisposable
{
    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;
    private readonly (int Field, FieldType Type, JsonEncodedText Name)[] _fields;

    private RowJson((int, FieldType, JsonEncodedText)[] fields)
        => (_fields, _writer) = (fields, new Utf8JsonWriter(_buffer, Options));

    /// <summary>Whether there is any field to write.</summary>
    public bool HasFields => _fields.Length > 0;

    /// <summary>The fields that are stored as they are.</summary>
    public static RowJson Plain(DatasetKind kind) => new(Fields(kind, isIdentifier: false));

    /// <summary>The fields that identify a person.</summary>
    public static RowJson Identifying(DatasetKind kind) => new(Fields(kind, isIdentifier: true));

    /// <summary>The row's object; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(RowValues row)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        _writer.WriteStartObject();
        foreach (var (field, type, name) in _fields)
        {
            if (row[field].State is ValueState.Present or ValueState.Reason)
            {
                _writer.WritePropertyName(name);
                WriteValue(type, ref row[field], row.Text(field));
            }
        }

        if (row.IsTotal)
        {
            _writer.WriteBoolean("_total"u8, true);
        }

        _writer.WriteEndObject();
        _writer.Flush();
        return _buffer.WrittenSpan;
    }

    /// <summary>
    /// The row's identifying values, wrong ones included, so that a report can show its sender what stood there; empty where
    /// the row has none.
    /// </summary>
    public ReadOnlySpan<byte> WriteAsSent(RowValues row)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        _writer.WriteStartObject();
        var isEmpty = true;
        foreach (var (field, type, name) in _fields)
        {
            if (row[field].Length > 0)
            {
                _writer.WritePropertyName(name);
                WriteValue(row[field].State == ValueState.Bad ? FieldType.String : type, ref row[field], row.Text(field));
                isEmpty = false;
            }
        }

        _writer.WriteEndObject();
        _writer.Flush();
        return isEmpty ? default : _buffer.WrittenSpan;
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static (int, FieldType, JsonEncodedText)[] Fields(DatasetKind kind, bool isIdentifier)
        => [.. kind.Schema.Fields
            .Select((field, i) => (Field: field, Index: i))
            .Where(pair => pair.Field.Identifier is not null == isIdentifier)
            // The order in which jsonb keeps keys: the server then need not sort them, row for row.
            .OrderBy(pair => pair.Field.Name.Length).ThenBy(pair => pair.Field.Name, StringComparer.Ordinal)
            .Select(pair => (pair.Index, pair.Field.Type, JsonEncodedText.Encode(pair.Field.Name)))];

    private void WriteValue(FieldType type, ref FieldValue value, ReadOnlySpan<byte> text)
    {
        switch (type)
        {
            case FieldType.Integer or FieldType.Number when value.State == ValueState.Present:
                _writer.WriteRawValue(text, skipInputValidation: true);
                break;
            case FieldType.Boolean:
                _writer.WriteBooleanValue(value.IsTrue);
                break;
            case FieldType.List:
                _writer.WriteStartArray();
                foreach (var item in text.Split(RowValues.ItemEnd))
                {
                    _writer.WriteStringValue(text[item]);
                }

                _writer.WriteEndArray();
                break;
            default:
                _writer.WriteStringValue(text);
                break;
        }
    }
}
