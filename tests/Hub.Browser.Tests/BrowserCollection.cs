namespace Hub.Browser.Tests;

/// <summary>One portal and one browser for all tests of this project.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserPortal>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "browser";
}
