namespace Hub.Web.Sessions;

/// <summary>What the portal asks of a sign-in beyond Entra's own checks: the section <c>SignIn</c> of the settings.</summary>
public sealed class SignInSettings
{
    /// <summary>Whether everybody needs a second factor; an agency may ask for it of its own people besides.</summary>
    public bool RequireSecondFactor { get; init; }

    /// <summary>
    /// Authentication context ids (claim <c>acrs</c>) that count as a second factor, for tenants whose conditional access issues
    /// one; <c>amr</c> with "mfa" always counts.
    /// </summary>
    public IReadOnlyList<string> SecondFactorContexts { get; init; } = [];
}
