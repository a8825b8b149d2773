namespace Hub.Data.Ingest.Quality;

/// <summary>Everything that a page shows of a submission's quality.</summary>
/// <param name="Quality">The measures.</param>
/// <param name="Fields">The columns in the order of the template.</param>
/// <param name="ToMend">What to mend first; null where nothing was wrong.</param>
public sealed record QualityView(SubmissionQuality Quality, IReadOnlyList<FieldQuality> Fields, ToMend? ToMend);
