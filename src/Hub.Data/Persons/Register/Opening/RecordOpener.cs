using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Data.Ingest.Loading;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Linking.Standardising;
using Hub.Data.Persons.Matching;

namespace Hub.Data.Persons.Register.Opening;

/// <summary>What opening a batch gave: ids of texts by column, in the numbering of the opener.</summary>
internal sealed record OpenedBatch(RecordOpener By, int Count, long[] Submission, int[] Row, int[][] Ids, byte[] DecisionKeys);

/// <summary>
/// Opens sealed rows and keeps each distinct value once. The plain text lives in memory only. One per thread: several work side by side
/// and their values are put together at the end.
/// </summary>
internal sealed class RecordOpener(
    MasterKeys keys, byte[] secret, IReadOnlyDictionary<long, RowForm> forms, int columns) : IDisposable
{
    private static readonly int Source = RecordColumns.Of(FieldRole.Source), Gender = RecordColumns.Of(FieldRole.Gender);
    private static readonly int Forename = RecordColumns.Of(FieldRole.Forename), Surname = RecordColumns.Of(FieldRole.Surname);
    private static readonly int Birth = RecordColumns.Of(FieldRole.BirthDate), Postcode = RecordColumns.Of(FieldRole.Postcode);
    private static readonly int Address = RecordColumns.Of(FieldRole.Address);

    private readonly DecisionKeys _decisions = new(secret);
    private readonly Dictionary<long, IdentitySealer> _sealers = [];
    private readonly string?[] _row = new string?[columns];
    private byte[] _text = new byte[1024];

    /// <summary>The distinct values of each column.</summary>
    public ByteInterner[] Texts { get; } = [.. Enumerable.Range(0, columns).Select(_ => new ByteInterner())];

    /// <summary>Opens a batch.</summary>
    public OpenedBatch Open(RecordBatch batch)
    {
        var ids = Enumerable.Range(0, columns).Select(_ => new int[batch.Count]).ToArray();
        var decided = new byte[batch.Count * DecisionKeys.Bytes];
        if (batch.Count > 0 && !forms[batch.Submission[0]].Subject.IsPerson)
        {
            return OpenThings(batch, ids, decided);
        }

        for (var i = 0; i < batch.Count; i++)
        {
            var form = forms[batch.Submission[i]];
            var json = Plain(batch, i);
            Array.Clear(_row);
            Read(form, json, ids, i);
            ids[Source][i] = form.Source + 1;
            ids[Gender][i] = batch.Sex[i] is { Length: > 0 } sex ? Keep(Gender, sex) : 0;
            if (!form.HasPostcode && _row[Address] is { } address
                && StandardValues.PostcodeOf(address) is { } postcode)
            {
                ids[Postcode][i] = Keep(Postcode, postcode);
            }

            var key = decided.AsSpan(i * DecisionKeys.Bytes, DecisionKeys.Bytes);
            if (form.Number >= 0 && _row[form.Number] is { Length: > 0 } number)
            {
                _decisions.OfNumber(form.Agency, form.Kind, number, key);
            }
            else
            {
                _decisions.OfIdentifiers(form.Agency, form.Kind, [_row[Forename], _row[Surname]], _row[Birth], string.Join('|', _row), key);
            }
        }

        return new OpenedBatch(this, batch.Count, batch.Submission, batch.Row, ids, decided);
    }

    // Rows that hold no premises, vehicle or telephone are records of none, and no value of theirs is kept.
    private OpenedBatch OpenThings(RecordBatch batch, int[][] ids, byte[] decided)
    {
        var (submission, row, count) = (new long[batch.Count], new int[batch.Count], 0);
        for (var i = 0; i < batch.Count; i++)
        {
            var form = forms[batch.Submission[i]];
            Array.Clear(_row);
            Read(form, Plain(batch, i), ids, count);
            if (!form.HasPostcode && _row[Address] is { } address && StandardValues.PostcodeOf(address) is { } postcode)
            {
                ids[Postcode][count] = Keep(Postcode, postcode);
            }

            if (KnownBy(form.Subject) is not { Length: > 0 } known)
            {
                Array.ForEach(ids, column => column[count] = 0);
                continue;
            }

            ids[Source][count] = form.Source + 1;
            _decisions.OfThing(
                form.Agency, form.Kind, form.Subject, known, decided.AsSpan(count * DecisionKeys.Bytes, DecisionKeys.Bytes));
            (submission[count], row[count]) = (batch.Submission[i], batch.Row[i]);
            count++;
        }

        return new OpenedBatch(this, count, submission, row, ids, decided);
    }

    // What a row's subject is known by, in standard form: the first that it has.
    private string? KnownBy(LinkSubject subject)
        => subject.KnownBy.Select(role => _row[RecordColumns.Of(role)] is not { Length: > 0 } text ? ""
            : role == FieldRole.Address ? $"{TextFold.Fold(text)}|{NumberText.Of(FieldRole.Postcode, _row[Postcode] ?? "")}"
            : NumberText.Of(role, text)).FirstOrDefault(known => known.Length > 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        _decisions.Dispose();
        foreach (var sealer in _sealers.Values)
        {
            sealer.Dispose();
        }

        CryptographicOperations.ZeroMemory(_text);
    }

    private ReadOnlySpan<byte> Plain(RecordBatch batch, int row)
    {
        var submission = batch.Submission[row];
        if (!_sealers.TryGetValue(submission, out var sealer))
        {
            var (wrapped, keyId) = batch.Keys[submission];
            var key = keys.Unwrap(wrapped, keyId);
            _sealers[submission] = sealer = new IdentitySealer(key, submission);
            CryptographicOperations.ZeroMemory(key);
        }

        var closed = batch.Sealed(row);
        var length = closed.Length - IdentitySealer.Overhead;
        if (_text.Length < length)
        {
            _text = new byte[length * 2];
        }

        sealer.Open(batch.Row[row], closed, _text.AsSpan(0, length));
        return _text.AsSpan(0, length);
    }

    private void Read(RowForm form, ReadOnlySpan<byte> json, int[][] ids, int row)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || FieldOf(form, ref reader) is not { } field || !reader.Read())
            {
                continue;
            }

            if (reader.TokenType is JsonTokenType.String && !reader.ValueIsEscaped
                && field.Role is not (FieldRole.FullName or FieldRole.Identifier)
                && form.Number >= 0 && field.Role != FieldRole.Address)
            {
                ids[field.Column][row] = Texts[field.Column].Add(reader.ValueSpan.Trim(" "u8));
            }
            else if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            {
                Put(
                    form, field, reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan),
                    ids, row);
            }
        }

        // A number of the agency is read for the decision key; without one the identifiers are.
        if (form.Number >= 0 && _row[form.Number] is not { Length: > 0 })
        {
            foreach (var field in form.Fields.Where(field => _row[field.Column] is null && ids[field.Column][row] != 0))
            {
                _row[field.Column] = Encoding.UTF8.GetString(Texts[field.Column][ids[field.Column][row]]);
            }
        }
    }

    private void Put(RowForm form, LinkedField field, string text, int[][] ids, int row)
    {
        text = text.Trim();
        if (field.Role == FieldRole.FullName)
        {
            var (forenames, surname) = NameText.Split(text);
            (_row[Forename], _row[Surname]) = (forenames, surname);
            ids[Forename][row] = Keep(Forename, forenames);
            ids[Surname][row] = Keep(Surname, surname);
            return;
        }

        if (field.Role == FieldRole.Address && !form.Subject.IsPerson && _row[Address] is { Length: > 0 } before)
        {
            // An address in several lines is one address.
            text = text.Length > 0 ? $"{before}, {text}" : before;
        }

        _row[field.Column] = text;
        ids[field.Column][row] = Keep(field.Column, text);
    }

    private int Keep(int column, string text) => Texts[column].Add(Encoding.UTF8.GetBytes(text));

    private static LinkedField? FieldOf(RowForm form, ref Utf8JsonReader reader)
    {
        foreach (var field in form.Fields)
        {
            if (reader.ValueTextEquals(field.Name))
            {
                return field;
            }
        }

        return null;
    }
}
