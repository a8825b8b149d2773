namespace Hub.Data.Profiles.Receipts;

/// <summary>What an agency's data did in one build (capability 5.9): own numbers only.</summary>
/// <param name="ReceiptId">The receipt.</param>
/// <param name="PeriodFrom">First day of the profiles' period.</param>
/// <param name="PeriodUntil">The day after its last.</param>
/// <param name="CreatedAt">When the profiles were built.</param>
/// <param name="Content">What was used, for what.</param>
public sealed record Receipt(Guid ReceiptId, DateOnly PeriodFrom, DateOnly PeriodUntil, DateTimeOffset CreatedAt, ReceiptContent Content);

/// <summary>The body of a receipt.</summary>
/// <param name="Kinds">What was used, by kind.</param>
/// <param name="Profiles">For which profiles, with how many figures rest on it.</param>
/// <param name="Mend">What to mend next; null where nothing was wrong.</param>
public sealed record ReceiptContent(IReadOnlyList<ReceiptKind> Kinds, IReadOnlyList<ReceiptProfile> Profiles, ReceiptMend? Mend);

/// <summary>What was used of one kind.</summary>
/// <param name="Kind">The dataset kind.</param>
/// <param name="Title">Its name in the sender's words.</param>
/// <param name="Returns">How many returns.</param>
/// <param name="Rows">Rows used.</param>
/// <param name="Placed">Of them in an area.</param>
/// <param name="Outside">Of them outside every area.</param>
/// <param name="Unplaced">Of them without a usable place.</param>
public sealed record ReceiptKind(string Kind, string Title, int Returns, long Rows, long Placed, long Outside, long Unplaced);

/// <summary>One profile that the data went into.</summary>
/// <param name="Area">The area's name.</param>
/// <param name="Figures">Numbered figures that rest on the agency's returns, alone or with others'.</param>
public sealed record ReceiptProfile(string Area, int Figures);

/// <summary>The rule that most rows broke in what was used, errors first.</summary>
/// <param name="Title">The kind.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Rows">How many rows.</param>
public sealed record ReceiptMend(string Title, string Message, string Fix, long Rows);
