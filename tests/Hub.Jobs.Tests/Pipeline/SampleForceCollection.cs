namespace Hub.Jobs.Tests.Pipeline;

/// <summary>Tests over one run of the fictional force, which takes its time.</summary>
[CollectionDefinition(Name)]
public sealed class SampleForceCollection : ICollectionFixture<SampleForceRun>
{
    public const string Name = "sample force";
}
