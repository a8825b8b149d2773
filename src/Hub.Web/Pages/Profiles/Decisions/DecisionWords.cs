using Hub.Data.Profiles.Decisions;

namespace Hub.Web.Pages.Profiles.Decisions;

/// <summary>Decisions as people say them.</summary>
public static class DecisionWords
{
    /// <summary>How it stands: "Open", "Done", "Declined", "Given up".</summary>
    public static string Status(Decision decision) => decision.Status switch
    {
        DecisionStatus.Open => "Open",
        DecisionStatus.Done => "Done",
        DecisionStatus.Dropped => decision.Answer == "declined" ? "Declined" : "Given up",
        var status => throw new ArgumentOutOfRangeException(nameof(decision), status, "This status has no words."),
    };

    /// <summary>Where it came from.</summary>
    public static string Origin(Decision decision) => decision.Answer switch
    {
        "accepted" => "A recommendation of the profile, accepted as it stood",
        "changed" => "A recommendation of the profile, accepted with changes",
        "declined" => "A recommendation of the profile, declined",
        _ => "Recorded after the meeting",
    };
}

/// <summary>One table of decisions.</summary>
/// <param name="Decisions">Its rows.</param>
/// <param name="Caption">What it holds.</param>
/// <param name="IsOpen">Whether they are open.</param>
/// <param name="ShowsArea">Whether they are of several areas.</param>
/// <param name="Today">Today in the United Kingdom.</param>
public sealed record DecisionTable(IReadOnlyList<Decision> Decisions, string Caption, bool IsOpen, bool ShowsArea, DateOnly Today);
