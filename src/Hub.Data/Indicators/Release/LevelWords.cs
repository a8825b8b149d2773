using Hub.Data.Areas;

namespace Hub.Data.Indicators.Release;

/// <summary>How a figure of another level is announced. "County" stands for every upper tier, as readers say it.</summary>
internal static class LevelWords
{
    /// <summary>For an area inside the one the figure is of: "county figure, not split". Null means no such area.</summary>
    public static string NotSplit(string? kind) => kind is null ? "not counted for this kind of area" : $"{Word(kind)} figure, not split";

    /// <summary>For an area that holds the one the figure is of.</summary>
    public static string NotAddedUp(string kind) => $"{Word(kind)} figure, not added up";

    private static string Word(string kind) => kind switch
    {
        AreaKinds.UpperTier => "county",
        AreaKinds.Force => "force",
        _ => AreaKinds.One(kind),
    };
}
