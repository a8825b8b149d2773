using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Writing;

/// <summary>
/// The numbered objects of a file and their writing with object streams and a cross-reference stream (PDF 1.7). The file's
/// identifier is a hash of its content, so equal content gives equal bytes.
/// </summary>
internal sealed class PdfObjects
{
    private const int ObjectsPerStream = 500;

    private readonly List<PdfObject> _objects = [new(null, null)];

    private sealed record PdfObject(byte[]? Dictionary, byte[]? Stream);

    /// <summary>Takes a number for an object that is written later with <see cref="Set"/>.</summary>
    public int Reserve()
    {
        _objects.Add(new PdfObject(null, null));
        return _objects.Count - 1;
    }

    /// <summary>Writes a reserved object.</summary>
    public void Set(int id, string value) => _objects[id] = new PdfObject(PdfSyntax.Bytes.GetBytes(value), null);

    /// <summary>Adds an object.</summary>
    public int Add(string value)
    {
        var id = Reserve();
        Set(id, value);
        return id;
    }

    /// <summary>Adds a stream; <paramref name="entries"/> are the entries of its dictionary beside length and filter.</summary>
    public int AddStream(string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        var bytes = compress ? PdfSyntax.Deflate(data) : data.ToArray();
        var filter = compress ? "/Filter/FlateDecode" : string.Empty;
        var dictionary = string.Create(CultureInfo.InvariantCulture, $"<<{entries}/Length {bytes.Length}{filter}>>");
        _objects.Add(new PdfObject(PdfSyntax.Bytes.GetBytes(dictionary), bytes));
        return _objects.Count - 1;
    }

    /// <summary>The whole file.</summary>
    public byte[] Write(int catalog, int information)
    {
        var file = new MemoryStream();
        Write(file, "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var places = new List<Place>(new Place[_objects.Count]);
        var packed = new List<int>();
        for (var id = 1; id < _objects.Count; id++)
        {
            if (_objects[id].Stream is { } stream)
            {
                places[id] = new Place(1, (int)file.Position, 0);
                WriteStream(file, id, _objects[id].Dictionary!, stream);
            }
            else
            {
                packed.Add(id);
            }
        }

        foreach (var chunk in packed.Chunk(ObjectsPerStream))
        {
            places.Add(new Place(1, (int)file.Position, 0));
            WriteObjectStream(file, places.Count - 1, chunk, places);
        }

        WriteCrossReferences(file, places, catalog, information);
        return file.ToArray();
    }

    /// <summary>Where an object is: type 1 at an offset of the file, type 2 in an object stream at an index.</summary>
    private readonly record struct Place(byte Type, int OffsetOrStream, int Index);

    private void WriteObjectStream(MemoryStream file, int streamId, int[] ids, List<Place> places)
    {
        var index = new StringBuilder();
        var body = new MemoryStream();
        for (var i = 0; i < ids.Length; i++)
        {
            index.Append(CultureInfo.InvariantCulture, $"{ids[i]} {body.Length} ");
            body.Write(_objects[ids[i]].Dictionary ?? throw new InvalidOperationException("A reserved object was never written."));
            body.WriteByte((byte)'\n');
            places[ids[i]] = new Place(2, streamId, i);
        }

        var header = PdfSyntax.Bytes.GetBytes(index.ToString());
        var data = PdfSyntax.Deflate([.. header, .. body.ToArray()]);
        var dictionary = string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/ObjStm/N {ids.Length}/First {header.Length}/Filter/FlateDecode/Length {data.Length}>>");
        WriteStream(file, streamId, PdfSyntax.Bytes.GetBytes(dictionary), data);
    }

    private static void WriteCrossReferences(MemoryStream file, List<Place> places, int catalog, int information)
    {
        var start = (int)file.Position;
        places.Add(new Place(1, start, 0));
        var table = new byte[places.Count * 7];
        for (var id = 0; id < places.Count; id++)
        {
            var entry = table.AsSpan(7 * id, 7);
            entry[0] = places[id].Type;
            BinaryPrimitives.WriteInt32BigEndian(entry[1..], places[id].OffsetOrStream);
            BinaryPrimitives.WriteUInt16BigEndian(entry[5..], (ushort)places[id].Index);
        }

        var identifier = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, start)).AsSpan(0, 16));
        var data = PdfSyntax.Deflate(table);
        var dictionary = string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/XRef/Size {places.Count}/W[1 4 2]/Root {catalog} 0 R/Info {information} 0 R")
            + string.Create(CultureInfo.InvariantCulture, $"/ID[<{identifier}><{identifier}>]/Filter/FlateDecode/Length {data.Length}>>");
        WriteStream(file, places.Count - 1, PdfSyntax.Bytes.GetBytes(dictionary), data);
        Write(file, string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
    }

    private static void WriteStream(MemoryStream file, int id, byte[] dictionary, byte[] data)
    {
        Write(file, string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n"));
        file.Write(dictionary);
        Write(file, "\nstream\n");
        file.Write(data);
        Write(file, "\nendstream\nendobj\n");
    }

    private static void Write(MemoryStream file, string text) => file.Write(PdfSyntax.Bytes.GetBytes(text));
}
