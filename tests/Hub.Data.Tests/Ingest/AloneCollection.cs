namespace Hub.Data.Tests.Ingest;

/// <summary>Tests that measure the memory of the process: no other test runs beside them.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
