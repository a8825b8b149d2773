namespace Hub.Data.Ingest.Retention;

/// <summary>
/// When a submission's time has passed. One that stood, or stands: so many months as its agreement keeps records, counted from the
/// later of its period's end and the day of receipt. One that never stood: 90 days after it was decided, or with its agreement where
/// that is sooner; until then its sender can work through what was wrong.
/// </summary>
public static class RetentionRule
{
    /// <summary>Days for which a refused or discarded submission is kept.</summary>
    public const int RefusedDays = 90;
}
