namespace Hub.Data.Ingest.Kinds;

/// <summary>Why a definition cannot be used. Every one names the file and the member and says what to do.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Member">The member as a path: <c>schema.fields[2].type</c>; empty for the whole file.</param>
/// <param name="Code">The check that failed, one of <see cref="KindErrorCodes"/>.</param>
/// <param name="Message">What is wrong and what to do next, in one or two sentences.</param>
public sealed record KindError(string File, string Member, string Code, string Message)
{
    /// <summary>The error as a person reads it.</summary>
    public string Text => Member.Length == 0 ? $"{File}: {Message}" : $"{File}, {Member}: {Message}";

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>The checks a definition passes, by name.</summary>
public static class KindErrorCodes
{
    /// <summary>Not JSON.</summary>
    public const string NotJson = "not_json";

    /// <summary>A member that the hub does not know.</summary>
    public const string UnknownMember = "unknown_member";

    /// <summary>A member is absent.</summary>
    public const string MissingMember = "missing_member";

    /// <summary>A value of the wrong type or outside its closed list.</summary>
    public const string WrongValue = "wrong_value";

    /// <summary>The kind's name does not fit the file's, or is no proper name.</summary>
    public const string WrongName = "wrong_name";

    /// <summary>Two files, fields, codes, rules or indicators share a name.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Two fields share a heading, or a field repeats one.</summary>
    public const string DuplicateAlias = "duplicate_alias";

    /// <summary>A required text is empty.</summary>
    public const string MissingText = "missing_text";

    /// <summary>A field that does not exist is named.</summary>
    public const string UnknownField = "unknown_field";

    /// <summary>A code list that does not exist is named.</summary>
    public const string UnknownCodeList = "unknown_code_list";

    /// <summary>A code that its list does not hold is named.</summary>
    public const string UnknownCode = "unknown_code";

    /// <summary>A field's type does not fit its use.</summary>
    public const string WrongType = "wrong_type";

    /// <summary>An identifier would reach a figure.</summary>
    public const string IdentifierInFigure = "identifier_in_figure";

    /// <summary>A kind without personal data holds a person or an identifier.</summary>
    public const string PersonInDepersonalised = "person_in_depersonalised";

    /// <summary>A figure about protected subjects would be shown below ward or on a map.</summary>
    public const string BelowWard = "below_ward";

    /// <summary>An indicator is put together in a way that gives no figure.</summary>
    public const string WrongIndicator = "wrong_indicator";

    /// <summary>An example row does not fit the kind's own rules.</summary>
    public const string ExampleDoesNotFit = "example_does_not_fit";
}
