namespace Hub.Data.Ingest;

/// <summary>Why a whole file was refused.</summary>
/// <param name="Rule">Stable name of the rule, for help pages and tests.</param>
/// <param name="Message">One plain-English sentence: what is wrong and what to do next. Holds no value of an identifying field.</param>
public sealed record Refusal(string Rule, string Message);
