namespace Hub.Data.Areas;

/// <summary>
/// Places a row by the best evidence it carries: LSOA code, postcode, coordinates, ward, district, upper tier, force, alias. A
/// row is placed no finer than it says, and nothing is guessed: what cannot be placed is "none" with the reason. Pure and in
/// memory; safe from several threads.
/// </summary>
public sealed class Placing(AreaIndex areas)
{
    /// <summary>Places a row of day <paramref name="on"/>.</summary>
    public PlaceResult Place(in PlaceInput input, DateOnly on)
    {
        var note = PlaceNote.None;
        if (!string.IsNullOrWhiteSpace(input.Lsoa))
        {
            if (PlaceByLsoa(input, on, ref note) is { } byLsoa)
            {
                return byLsoa;
            }
        }

        if (!string.IsNullOrWhiteSpace(input.Uprn))
        {
            Keep(ref note, PlaceNote.UprnNotLookedUp);
        }

        return PlaceByPoint(input, ref note) ?? PlaceByArea(input, on, ref note);
    }

    /// <summary>
    /// The areas that a list of codes or names touches, of any kind but LSOA, the finest first; and what of it is not known.
    /// </summary>
    public (IReadOnlyList<Area> Areas, IReadOnlyList<string> Unknown) Touched(IEnumerable<string> codesOrNames, DateOnly on)
    {
        var found = new List<Area>();
        var unknown = new List<string>();
        foreach (var text in codesOrNames.Select(t => t.Trim()).Where(t => t.Length > 0))
        {
            var area = TouchedKinds.Select(kind => areas.Find(kind, text, on)).FirstOrDefault(a => a is not null);
            if (area is null)
            {
                unknown.Add(text);
            }
            else if (!found.Contains(area))
            {
                found.Add(area);
            }
        }

        return (found, unknown);
    }

    /// <summary>The one area of a kind on a day; null where there is none or several, as of forces in a deployment for two.</summary>
    public Area? Only(string kind, DateOnly on)
    {
        var standing = areas.Areas.Where(area => area.Kind == kind && area.Valid.Contains(on)).ToList();
        return standing.Count == 1 ? standing[0] : null;
    }

    private static readonly string[] TouchedKinds =
    [
        AreaKinds.Team, AreaKinds.Lpa, AreaKinds.Csp, AreaKinds.District, AreaKinds.UpperTier, AreaKinds.Ward, AreaKinds.Force,
    ];

    private PlaceResult? PlaceByLsoa(in PlaceInput input, DateOnly on, ref PlaceNote note)
    {
        var code = areas.KnownLsoa(input.Lsoa!);
        var text = code ?? input.Lsoa!.Trim().ToUpperInvariant();
        if ((code ?? areas.KnownLsoa(text)) is { } known)
        {
            return new PlaceResult(known, known, PlacePrecisions.Lsoa, PlaceNote.None);
        }

        if (areas.Successors(text) is not { } successors)
        {
            if (IsLsoaCode(text))
            {
                return new PlaceResult(null, text, PlacePrecisions.Outside, PlaceNote.None);
            }

            note = PlaceNote.MalformedLsoa;
            return null;
        }

        if (successors.Length == 1)
        {
            return new PlaceResult(successors[0], successors[0], PlacePrecisions.Lsoa, PlaceNote.OldLsoa);
        }

        note = PlaceNote.AmbiguousOldLsoa;
        var ignored = PlaceNote.None;
        if (PlaceByPoint(input, ref ignored) is { Lsoa21: { } part } byPoint && successors.Contains(part))
        {
            return byPoint with { Note = note };
        }

        var districts = successors.Select(s => areas.AreaOf(s, AreaKinds.District, on)?.Code).Distinct().ToList();
        return districts is [{ } district] ? new PlaceResult(null, district, AreaKinds.District, note) : null;
    }

    private PlaceResult? PlaceByPoint(in PlaceInput input, ref PlaceNote note)
    {
        if (!string.IsNullOrWhiteSpace(input.Postcode))
        {
            if (Primitives.Postcode.Normalise(input.Postcode) is not { } postcode)
            {
                Keep(ref note, Primitives.Postcode.IsOutwardOnly(input.Postcode)
                    ? PlaceNote.OutwardPostcodeOnly
                    : PlaceNote.MalformedPostcode);
            }
            else if (areas.LsoaOfPostcode(postcode) is { } lsoa)
            {
                return new PlaceResult(lsoa, lsoa, PlacePrecisions.Postcode, note);
            }
            else
            {
                Keep(ref note, PlaceNote.UnknownPostcode);
            }
        }

        if (input.Longitude is not null || input.Latitude is not null)
        {
            var reading = Coordinates.FromDegrees(input.Longitude, input.Latitude);
            if (Locate(reading, ref note) is { } byDegrees)
            {
                return byDegrees;
            }
        }

        return input.Easting is not null || input.Northing is not null
            ? Locate(Coordinates.FromGrid(input.Easting, input.Northing), ref note)
            : null;
    }

    private PlaceResult? Locate(Coordinates reading, ref PlaceNote note)
    {
        Keep(ref note, reading.Note);
        if (!reading.IsPlace)
        {
            return null;
        }

        if (areas.LsoaAt(reading.Longitude, reading.Latitude) is { } lsoa)
        {
            return new PlaceResult(lsoa, lsoa, PlacePrecisions.Coordinates, note);
        }

        if (areas.IsInCountry(reading.Longitude, reading.Latitude))
        {
            return new PlaceResult(null, null, PlacePrecisions.Outside, note);
        }

        Keep(ref note, PlaceNote.InTheSeaOrAbroad);
        return null;
    }

    private PlaceResult PlaceByArea(in PlaceInput input, DateOnly on, ref PlaceNote note)
    {
        string? elsewhere = null;
        if (Named(AreaKinds.Ward, input.Ward, on, ref note, ref elsewhere) is { } ward)
        {
            return ward with { Note = note };
        }

        if (Named(AreaKinds.District, input.District, on, ref note, ref elsewhere) is { } district)
        {
            return district with { Note = note };
        }

        if (Named(AreaKinds.UpperTier, input.UpperTier, on, ref note, ref elsewhere) is { } upperTier)
        {
            return upperTier with { Note = note };
        }

        if (Named(AreaKinds.Force, input.Force, on, ref note, ref elsewhere) is { } force)
        {
            return force with { Note = note };
        }

        if (input.AliasScheme is { } scheme && Named(scheme, input.Alias, on, ref note, ref elsewhere) is { } alias)
        {
            return alias with { Note = note };
        }

        // A published code that the force does not have belongs to another, once nothing wider has placed the row here.
        return elsewhere is not null ? new PlaceResult(null, elsewhere, PlacePrecisions.Outside, note)
            : input.ListsAreasTouched ? new PlaceResult(null, null, PlacePrecisions.Touched, note)
            : new PlaceResult(null, null, PlacePrecisions.None, note);
    }

    private PlaceResult? Named(string scheme, string? text, DateOnly on, ref PlaceNote note, ref string? elsewhere)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        text = text.Trim();
        if (areas.FindAlias(scheme, text, on) is { } area)
        {
            return new PlaceResult(null, area.Code, area.Kind, PlaceNote.None);
        }

        if (IsAreaCode(text))
        {
            elsewhere ??= text;
        }
        else
        {
            Keep(ref note, PlaceNote.UnknownArea);
        }

        return null;
    }

    private static void Keep(ref PlaceNote note, PlaceNote next) => note = note == PlaceNote.None ? next : note;

    // Government Statistical Service codes: E01 England, W01 Wales; X01 is used by made-up forces.
    private static bool IsLsoaCode(string text)
        => text.Length == 9 && text[0] is 'E' or 'W' or 'X' && text[1] == '0' && text[2] == '1' && IsAreaCode(text);

    private static bool IsAreaCode(string text)
        => text.Length == 9 && char.IsAsciiLetterUpper(text[0]) && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9');
}
