namespace Hub.Web.Tests;

/// <summary>The machine's clock, moved on by as much as a test wants to have waited.</summary>
public sealed class MovedClock : TimeProvider
{
    private long _ticks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => TimeProvider.System.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
