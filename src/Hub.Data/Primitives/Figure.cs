using System.Globalization;
using System.Text.Json.Serialization;

namespace Hub.Data.Primitives;

/// <summary>Why a figure reads as it does. A figure is never a bare number (docs/decisions, design of disclosure control).</summary>
public enum FigureState
{
    /// <summary>The owner has already published it: exact, never rounded or suppressed again.</summary>
    Published,

    /// <summary>Released under a policy that rounds; the value shown is the rounded one and the exact one is not kept here.</summary>
    Released,

    /// <summary>Computed from released or published figures, so it tells no more than they do.</summary>
    Derived,

    /// <summary>Below its policy's threshold: shown as "fewer than N".</summary>
    Suppressed,

    /// <summary>Nobody sent the data. Never drawn or counted as zero.</summary>
    NotReceived,

    /// <summary>The publisher withheld it (codes c, u, z, x): the reason is in <see cref="Figure.Note"/>.</summary>
    Withheld,

    /// <summary>It exists at a wider level only (county, force) and is never split.</summary>
    NotAtThisLevel,
}

/// <summary>
/// A value as a reader may see it: published, rounded, suppressed, withheld, or not received. Blocks of a document accept
/// figures only, so nothing that has not passed disclosure control can be printed.
/// </summary>
public sealed record Figure
{
    [JsonConstructor]
    private Figure(FigureState state, decimal? value, int decimals, string? note)
        => (State, Value, Decimals, Note) = (state, value, decimals, note);

    /// <summary>How the figure came to be what it is.</summary>
    public FigureState State { get; }

    /// <summary>The value to show and to compute with; null unless the state carries one.</summary>
    public decimal? Value { get; }

    /// <summary>Decimals shown, 0 to 4.</summary>
    public int Decimals { get; }

    /// <summary>The words that replace or explain the value: a threshold, a publisher's reason, who has not sent.</summary>
    public string? Note { get; }

    /// <summary>True when there is a value to draw.</summary>
    [JsonIgnore]
    public bool HasValue => Value is not null;

    /// <summary>A value its owner has published.</summary>
    public static Figure Published(decimal value, int decimals = 0) => new(FigureState.Published, value, decimals, null);

    /// <summary>A value after rounding under a policy; <paramref name="value"/> is already rounded.</summary>
    public static Figure Released(decimal value, int decimals = 0) => new(FigureState.Released, value, decimals, null);

    /// <summary>A value below the threshold; <paramref name="below"/> is the first count that may be shown.</summary>
    public static Figure Suppressed(int below)
        => new(FigureState.Suppressed, null, 0, string.Create(CultureInfo.InvariantCulture, $"fewer than {below}"));

    /// <summary>Nobody has sent the data; <paramref name="note"/> may say who.</summary>
    public static Figure NotReceived(string note = "not received") => new(FigureState.NotReceived, null, 0, note);

    /// <summary>The publisher withheld the value, with its reason in plain words.</summary>
    public static Figure Withheld(string reason) => new(FigureState.Withheld, null, 0, reason);

    /// <summary>Published at a wider level only, for instance "county figure, not split".</summary>
    public static Figure NotAtThisLevel(string note) => new(FigureState.NotAtThisLevel, null, 0, note);

    /// <summary>
    /// Computes a figure from other figures. When one of them carries no value, the result is the first such figure, so a
    /// suppressed count gives a suppressed rate and a missing one a missing rate. Returns <see cref="FigureState.Withheld"/>
    /// with "no value" when <paramref name="compute"/> returns null (a division by nothing).
    /// </summary>
    public static Figure Derive(int decimals, IReadOnlyList<Figure> from, Func<IReadOnlyList<decimal>, decimal?> compute)
    {
        var missing = from.FirstOrDefault(f => !f.HasValue);
        if (missing is not null)
        {
            return missing;
        }

        var value = compute([.. from.Select(f => f.Value!.Value)]);
        return value is { } v
            ? new(FigureState.Derived, Math.Round(v, decimals, MidpointRounding.AwayFromZero), decimals, null)
            : Withheld("no value");
    }

    /// <summary>The figure in words and digits, as a document prints it: "25,839", "fewer than 8", "not received".</summary>
    [JsonIgnore]
    public string Text => Value is { } v
        ? v.ToString(string.Create(CultureInfo.InvariantCulture, $"N{Decimals}"), CultureInfo.InvariantCulture)
        : Note ?? "no value";

    /// <inheritdoc/>
    public override string ToString() => Text;
}
