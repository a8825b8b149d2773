namespace Hub.Data.Profiles.Editions.Copies;

/// <summary>What the job <c>profile.copy</c> works on: an edition and the account of its reader, both as ids.</summary>
public static class CopySubject
{
    /// <summary>The subject as it is asked for.</summary>
    public static string Of(Guid editionId, Guid recipient) => $"{editionId}/{recipient}";

    /// <summary>The subject read back.</summary>
    /// <exception cref="FormatException">It is no such subject.</exception>
    public static (Guid EditionId, Guid Recipient) Read(string subject)
    {
        var parts = subject.Split('/');
        return parts.Length == 2
            ? (Guid.Parse(parts[0]), Guid.Parse(parts[1]))
            : throw new FormatException("The subject of a copy is an edition and an account.");
    }
}
