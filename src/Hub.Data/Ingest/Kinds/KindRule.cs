using System.Text.Json.Serialization;

namespace Hub.Data.Ingest.Kinds;

/// <summary>How bad a broken rule is.</summary>
public enum RuleSeverity
{
    /// <summary>The row is not accepted.</summary>
    Error,

    /// <summary>The row is accepted and the sender is told.</summary>
    Warning,

    /// <summary>The row is accepted; the remark stays with the figures.</summary>
    Note,
}

/// <summary>A check across fields, rows or submissions. The list of types is closed: a kind holds no expressions.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(NotBeforeRule), "not_before")]
[JsonDerivedType(typeof(RequiredIfRule), "required_if")]
[JsonDerivedType(typeof(AtMostOneRule), "at_most_one")]
[JsonDerivedType(typeof(SumEqualsRule), "sum_equals")]
[JsonDerivedType(typeof(DateInPeriodRule), "date_in_period")]
[JsonDerivedType(typeof(NotFutureRule), "not_future")]
[JsonDerivedType(typeof(UniqueRule), "unique")]
[JsonDerivedType(typeof(RepeatsEarlierPeriodRule), "repeats_earlier_period")]
[JsonDerivedType(typeof(TotalRowRule), "total_row")]
public abstract record KindRule
{
    /// <summary>Its name within the kind.</summary>
    public required string Id { get; init; }

    /// <summary>The fields it looks at; what each place means is said by the type.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>How bad it is to break it.</summary>
    public required RuleSeverity Severity { get; init; }

    /// <summary>What is wrong, as one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to do, as one sentence.</summary>
    public required string Fix { get; init; }
}

/// <summary>The first field is not before the second; either may be blank.</summary>
public sealed record NotBeforeRule : KindRule;

/// <summary>Where every field of <see cref="When"/> has one of its values ("*": any), each of the fields has a value.</summary>
public sealed record RequiredIfRule : KindRule
{
    /// <summary>Field name to the stored values that make the others required.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> When { get; init; }
}

/// <summary>At most one of the fields has a value.</summary>
public sealed record AtMostOneRule : KindRule;

/// <summary>The fields add up to <see cref="Total"/>; not checked where one of them is blank or a reason code.</summary>
public sealed record SumEqualsRule : KindRule
{
    /// <summary>The field that holds the sum.</summary>
    public required string Total { get; init; }
}

/// <summary>The dates lie within the submission's period.</summary>
public sealed record DateInPeriodRule : KindRule;

/// <summary>The dates are not after the day the file was received.</summary>
public sealed record NotFutureRule : KindRule;

/// <summary>The fields together occur once in a file; rows in which all of them are blank are not compared.</summary>
public sealed record UniqueRule : KindRule;

/// <summary>
/// All the fields have the same values as the row <see cref="MonthsBefore"/> months earlier with the same <see cref="By"/>:
/// a publisher's slip. Rows whose values are all zero, blank or codes are not compared.
/// </summary>
public sealed record RepeatsEarlierPeriodRule : KindRule
{
    /// <summary>Fields that say what is compared with what, the place among them.</summary>
    public required IReadOnlyList<string> By { get; init; }

    /// <summary>How many months earlier.</summary>
    public required int MonthsBefore { get; init; }
}

/// <summary>A row in which any of the fields has one of the values is a total over a dimension: marked, never summed.</summary>
public sealed record TotalRowRule : KindRule
{
    /// <summary>The texts that mean "total".</summary>
    public required IReadOnlyList<string> Values { get; init; }
}
