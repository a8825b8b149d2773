using System.Security.Cryptography;
using System.Text;
using Hub.Data.Persons.Matching;

namespace Hub.Data.Persons.Register.Opening;

/// <summary>
/// What outlives a return: a keyed hash of agency, kind and the agency's own number of the person, or, where it gives none, of name and
/// date of birth in standard form. Decisions hang on it and hold for next month's rows. One per thread.
/// </summary>
/// <param name="secret">The key; it never changes.</param>
internal sealed class DecisionKeys(byte[] secret) : IDisposable
{
    /// <summary>Length of a key in bytes.</summary>
    public const int Bytes = 16;

    private const byte ByNumber = 1, ByIdentifiers = 2, OfAThing = 3;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
    private readonly byte[] _whole = new byte[32];
    private readonly byte[] _start = new byte[17];

    /// <summary>The key of a record by the agency's own number.</summary>
    public void OfNumber(Guid agency, ReadOnlySpan<byte> kind, string number, Span<byte> key)
        => Of(agency, kind, ByNumber, StandardValues.Number(number) ?? number.Trim(), key);

    /// <summary>The key of a record by its identifiers, each in standard form.</summary>
    public void OfIdentifiers(Guid agency, ReadOnlySpan<byte> kind, IEnumerable<string?> names, string? birth, string rest, Span<byte> key)
    {
        var name = StandardValues.Name(names);
        Of(agency, kind, ByIdentifiers, name is not null && !string.IsNullOrEmpty(birth)
            ? name + "|" + birth : $"{name}|{birth}|{rest}", key);
    }

    /// <summary>The key of premises, a vehicle or a telephone by what it is known by, in standard form.</summary>
    public void OfThing(Guid agency, ReadOnlySpan<byte> kind, LinkSubject subject, string knownBy, Span<byte> key)
        => Of(agency, kind, OfAThing, $"{subject.Name}|{knownBy}", key);

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Of(Guid agency, ReadOnlySpan<byte> kind, byte way, string text, Span<byte> key)
    {
        agency.TryWriteBytes(_start);
        _start[16] = way;
        _hash.AppendData(_start);
        _hash.AppendData(kind);
        _hash.AppendData([0]);
        _hash.AppendData(Encoding.UTF8.GetBytes(text));
        _hash.GetHashAndReset(_whole);
        _whole.AsSpan(0, Bytes).CopyTo(key);
    }
}
