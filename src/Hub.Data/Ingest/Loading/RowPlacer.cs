using System.Text;
using System.Text.Json;
using Hub.Data.Areas;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Loading;

/// <summary>
/// Places rows by the fields to which their kind gives a role. The same place occurs many times in a file, so each is worked
/// out once. Areas are those of the period's last day.
/// </summary>
internal sealed class RowPlacer
{
    private const int RememberedPlaces = 200_000;

    private readonly Placing _placing;
    private readonly DateOnly _on;
    private readonly PlaceRole? _role;
    private readonly (PlacePart Part, int Field)[] _fields;
    private readonly Dictionary<byte[], PlacedRow> _places = new(Utf8Keys.Instance);
    private readonly Dictionary<byte[], PlacedRow>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly Dictionary<PlaceNote, ProblemKind> _notes = [];
    private readonly ProblemLog _log;
    private readonly string _columns;
    private byte[] _key = new byte[256];

    public RowPlacer(Placing placing, DatasetKind kind, Func<string, int> place, ProblemLog log, DateOnly on)
    {
        (_placing, _on, _log, _role) = (placing, on, log, kind.Roles.Place);
        _fields = [.. Parts(_role).Select(pair => (pair.Part, place(pair.Field)))];
        _lookup = _places.GetAlternateLookup<ReadOnlySpan<byte>>();
        _columns = string.Join(", ", _fields.Select(field => kind.Schema.Fields[field.Field].Title));
    }

    /// <summary>Whether rows of the kind have a place at all.</summary>
    public bool HasPlace => _role is not null;

    /// <summary>Places a row and tells its sender what was remarkable about it.</summary>
    public PlacedRow Place(RowValues row)
    {
        if (_role is null)
        {
            return PlacedRow.Nowhere;
        }

        var key = Key(row);
        if (!_lookup.TryGetValue(key, out var placed))
        {
            placed = new PlacedRow(_placing.Place(Input(row), _on));
            if (_places.Count < RememberedPlaces)
            {
                _lookup[key] = placed;
            }
        }

        if (placed.Note != PlaceNote.None)
        {
            _log.Add(NoteProblem(placed.Note), row, default);
        }

        return placed;
    }

    private static IEnumerable<(PlacePart Part, string Field)> Parts(PlaceRole? role)
    {
        if (role is null)
        {
            yield break;
        }

        (PlacePart Part, string? Field)[] parts =
        [
            (PlacePart.Lsoa, role.Lsoa), (PlacePart.Uprn, role.Uprn), (PlacePart.Postcode, role.Postcode),
            (PlacePart.Longitude, role.Longitude), (PlacePart.Latitude, role.Latitude), (PlacePart.Easting, role.Easting),
            (PlacePart.Northing, role.Northing), (PlacePart.Ward, role.Ward), (PlacePart.District, role.District),
            (PlacePart.UpperTier, role.UpperTier), (PlacePart.Force, role.Force), (PlacePart.Alias, role.Alias?.Field),
            (PlacePart.AreasTouched, role.AreasTouched),
        ];
        foreach (var (part, field) in parts)
        {
            if (field is not null)
            {
                yield return (part, field);
            }
        }
    }

    private ReadOnlySpan<byte> Key(RowValues row)
    {
        var used = 0;
        foreach (var (_, field) in _fields)
        {
            var text = row.Text(field);
            if (_key.Length < used + text.Length + 1)
            {
                Array.Resize(ref _key, (used + text.Length + 1) * 2);
            }

            text.CopyTo(_key.AsSpan(used));
            used += text.Length;
            _key[used++] = RowValues.ItemEnd;
        }

        return _key.AsSpan(0, used);
    }

    private PlaceInput Input(RowValues row)
    {
        var input = new PlaceInput
        {
            AliasScheme = _role!.Alias?.Scheme,
            ListsAreasTouched = _role.AreasTouched is not null,
        };
        var saysWhere = false;
        foreach (var (part, field) in _fields)
        {
            if (row[field].State != ValueState.Present)
            {
                continue;
            }

            saysWhere = true;
            var text = Encoding.UTF8.GetString(row.Text(field));
            var number = (double)row[field].Number;
            input = part switch
            {
                PlacePart.Lsoa => input with { Lsoa = text },
                PlacePart.Uprn => input with { Uprn = text },
                PlacePart.Postcode => input with { Postcode = text },
                PlacePart.Longitude => input with { Longitude = number },
                PlacePart.Latitude => input with { Latitude = number },
                PlacePart.Easting => input with { Easting = number },
                PlacePart.Northing => input with { Northing = number },
                PlacePart.Ward => input with { Ward = text },
                PlacePart.District => input with { District = text },
                PlacePart.UpperTier => input with { UpperTier = text },
                PlacePart.Force => input with { Force = text },
                PlacePart.Alias => input with { Alias = text },
                PlacePart.AreasTouched => input,
                _ => throw new ArgumentOutOfRangeException(nameof(row), part, null),
            };
        }

        // A row that says where is placed there or counted as outside; only one that does not stands for the whole.
        return saysWhere || _role.Always is not { } whole ? input : input with { Force = _placing.Only(whole, _on)?.Code };
    }

    private ProblemKind NoteProblem(PlaceNote note)
    {
        if (!_notes.TryGetValue(note, out var problem))
        {
            var sentence = PlaceNotes.Sentence(note)!;
            var end = sentence.IndexOf("; ", StringComparison.Ordinal);
            problem = _log.Register(new ProblemKind
            {
                Rule = "place_" + JsonNamingPolicy.SnakeCaseLower.ConvertName(note.ToString()),
                Column = _columns,
                Severity = note is PlaceNote.OldLsoa or PlaceNote.UprnNotLookedUp ? RuleSeverity.Note : RuleSeverity.Warning,
                Message = end < 0 ? sentence : sentence[..end] + ".",
                Fix = end < 0 ? sentence : char.ToUpperInvariant(sentence[end + 2]) + sentence[(end + 3)..],
                KeepsValue = false,
            });
            _notes.Add(note, problem);
        }

        return problem;
    }

    private enum PlacePart
    {
        Lsoa,
        Uprn,
        Postcode,
        Longitude,
        Latitude,
        Easting,
        Northing,
        Ward,
        District,
        UpperTier,
        Force,
        Alias,
        AreasTouched,
    }
}
