// A class with a portal of its own waits for its turn: two browsers at once are more than a small machine bears.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Hub.Browser.Tests;

/// <summary>One portal and one browser for all tests of this project.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserPortal>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "browser";
}
