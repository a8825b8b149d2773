namespace Hub.Data.Profiles.Disclosure.Exceptions;

/// <summary>A small number that two people let pass, or one of them would.</summary>
/// <param name="ExceptionId">Its identifier.</param>
/// <param name="Cell">Names the number (<see cref="DisclosedCell.Key"/>).</param>
/// <param name="FigureCode">Code of its figure; empty for exceptions of before this was kept.</param>
/// <param name="Sentence">What could be worked out, as it stood when it was asked for.</param>
/// <param name="Reason">Why it may be released.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="AskedName">Their name.</param>
/// <param name="AskedFor">The agency that they acted for.</param>
/// <param name="AskedRole">The role that they acted in, as stored.</param>
/// <param name="AskedAt">When.</param>
/// <param name="AgreedName">Name of the second person; null while nobody has agreed.</param>
/// <param name="AgreedAt">When they agreed.</param>
public sealed record DisclosureException(
    Guid ExceptionId,
    string Cell,
    string FigureCode,
    string Sentence,
    string Reason,
    Guid AskedBy,
    string AskedName,
    Guid AskedFor,
    string AskedRole,
    DateTimeOffset AskedAt,
    string? AgreedName,
    DateTimeOffset? AgreedAt);
