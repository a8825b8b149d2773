using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Tests.Ingest.Kinds;

public sealed class ShippedKindsTests
{
    private static readonly DatasetKinds Shipped = DatasetKinds.Load(DatasetKinds.ShippedFolder);

    [Fact]
    public void Load_ShippedFolder_HasNoErrors() => Assert.Empty(Shipped.Errors);

    [Fact]
    public void Load_ShippedFolder_HasStreetCrime() => Assert.NotNull(Shipped.Find("street_crime"));
}
