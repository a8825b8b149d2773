using System.Globalization;

namespace Hub.SampleForce;

/// <summary>What to write: the same options give the same bytes.</summary>
public sealed record SampleOptions
{
    /// <summary>How the program is called.</summary>
    public const string Usage = "Usage: SampleForce DIR [--seed N] [--scale S] [--months 24] [--until 2026-01-01] [--datasets DIR]";

    /// <summary>The folder to write; made where it is missing. Files of an earlier run in it are replaced.</summary>
    public required string Folder { get; init; }

    /// <summary>The seed of every choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Times as many residents and events; the map stays the same. 0.1 to 1,000.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>How many months of returns, 1 to 60.</summary>
    public int Months { get; init; } = 24;

    /// <summary>The first day after the last month: the first of a month.</summary>
    public DateOnly Until { get; init; } = new(2026, 1, 1);

    /// <summary>The folder of dataset kinds; null means those beside the program.</summary>
    public string? Datasets { get; init; }

    /// <summary>The first day of the first month.</summary>
    public DateOnly From => Until.AddMonths(-Months);

    /// <summary>Reads the command line; the second part is what is wrong with it, or null.</summary>
    public static (SampleOptions? Options, string? Problem) Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments[0].StartsWith('-'))
        {
            return (null, "Name the folder to write first. " + Usage);
        }

        var options = new SampleOptions { Folder = arguments[0] };
        for (var i = 1; i < arguments.Count; i += 2)
        {
            var (name, value) = (arguments[i], i + 1 < arguments.Count ? arguments[i + 1] : "");
            if (Apply(options, name, value) is not { } next)
            {
                return (null, $"'{name} {value}' is not understood. {Usage}");
            }

            options = next;
        }

        return (options, null);
    }

    private static SampleOptions? Apply(SampleOptions options, string name, string value)
    {
        var invariant = CultureInfo.InvariantCulture;
        return name switch
        {
            "--seed" when int.TryParse(value, NumberStyles.Integer, invariant, out var seed) => options with { Seed = seed },
            "--scale" when double.TryParse(value, NumberStyles.Float, invariant, out var scale) && scale is >= 0.1 and <= 1000
                => options with { Scale = scale },
            "--months" when int.TryParse(value, NumberStyles.None, invariant, out var months) && months is >= 1 and <= 60
                => options with { Months = months },
            "--until" when DateOnly.TryParseExact(value, "yyyy-MM-dd", out var until) && until.Day == 1 => options with { Until = until },
            "--datasets" when Directory.Exists(value) => options with { Datasets = value },
            _ => null,
        };
    }
}
