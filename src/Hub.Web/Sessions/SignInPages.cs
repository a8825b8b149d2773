using Hub.Data.Access;

namespace Hub.Web.Sessions;

/// <summary>Where a person is sent who may not come in.</summary>
public static class SignInPages
{
    /// <summary>The page about a missing second factor.</summary>
    public const string SecondFactor = "/second-factor";

    /// <summary>The reason in the record for a missing second factor.</summary>
    public const string NoSecondFactor = "no-second-factor";

    /// <summary>The page about a sign-in that did not come to its end.</summary>
    public const string Failed = "/sign-in-failed";

    /// <summary>The pages of an invitation: the one place for people whom the hub does not know yet.</summary>
    public const string Join = "/access/join";

    /// <summary>The page for an outcome that lets nobody in.</summary>
    public static string Of(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.UnknownTenant => "/unknown-organisation",
        SignInOutcome.NotRegistered => "/not-registered",
        SignInOutcome.AwaitingApproval => "/awaiting-approval",
        SignInOutcome.Disabled => "/disabled",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "This outcome has no page."),
    };
}
