using System.Security.Claims;
using Hub.Web.Sessions;

namespace Hub.Web.Tests.Sessions;

public sealed class SecondFactorTests
{
    private static readonly SignInSettings WithContext = new() { SecondFactorContexts = ["c1"] };

    [Theory]
    [InlineData("amr", "mfa", true)]
    [InlineData("http://schemas.microsoft.com/claims/authnmethodsreferences", "mfa", true)]
    [InlineData("amr", "pwd", false)]
    [InlineData("acrs", "c1", true)]
    [InlineData("acrs", "c2", false)]
    [InlineData("acr", "c1", false)]
    [InlineData("roles", "mfa", false)]
    public void IsProven_ByTheClaimsThatCountOnly(string type, string value, bool expected)
        => Assert.Equal(expected, SecondFactor.IsProven(new ClaimsPrincipal(new ClaimsIdentity([new Claim(type, value)])), WithContext));

    [Fact]
    public void ClaimsRequest_AsksForTheContextWhereOneIsSet()
    {
        Assert.Equal("""{"id_token":{"acrs":{"essential":true,"value":"c1"}}}""", SecondFactor.ClaimsRequest(WithContext));
        Assert.Null(SecondFactor.ClaimsRequest(new SignInSettings()));
    }
}
