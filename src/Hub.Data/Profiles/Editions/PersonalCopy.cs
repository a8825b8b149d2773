namespace Hub.Data.Profiles.Editions;

/// <summary>
/// A copy made for one reader: its number and the reader stand on every page, so that a page found elsewhere says whose it was.
/// </summary>
/// <param name="Number">1 and up within an edition; given once.</param>
/// <param name="Recipient">The reader's name and agency.</param>
public sealed record PersonalCopy(int Number, string Recipient)
{
    /// <summary>The words on every page.</summary>
    public string Notice => FormattableString.Invariant($"Copy {Number}: made for {Recipient}");
}
