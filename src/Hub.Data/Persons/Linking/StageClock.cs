using System.Diagnostics;

namespace Hub.Data.Persons.Linking;

/// <summary>Wall times of the stages of a run.</summary>
internal sealed class StageClock
{
    private readonly List<StageTime> _stages = [];
    private long _last = Stopwatch.GetTimestamp();

    public IReadOnlyList<StageTime> Stages => _stages;

    /// <summary>Ends a stage.</summary>
    public void Lap(string name)
    {
        var now = Stopwatch.GetTimestamp();
        _stages.Add(new StageTime(name, Stopwatch.GetElapsedTime(_last, now).TotalSeconds));
        _last = now;
    }
}
