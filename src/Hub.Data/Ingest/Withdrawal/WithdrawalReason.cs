namespace Hub.Data.Ingest.Withdrawal;

/// <summary>Why a return is taken back, as stored. One is always given.</summary>
public static class WithdrawalReason
{
    /// <summary>The rows are wrong and are not replaced yet.</summary>
    public const string WrongData = "wrong_data";

    /// <summary>It was sent as something else, or for another period.</summary>
    public const string WrongKindOrPeriod = "wrong_kind_or_period";

    /// <summary>Whoever sent it was not to send it yet.</summary>
    public const string NotAuthorised = "not_authorised";

    /// <summary>
    /// The sharing was unlawful. Kept apart from the rest: editions published with it may be recalled and destroyed by two people,
    /// where otherwise they are superseded.
    /// </summary>
    public const string UnlawfulSharing = "unlawful_sharing";

    /// <summary>The agency no longer agrees to the sharing.</summary>
    public const string NoLongerAgreed = "no_longer_agreed";

    /// <summary>Another reason, in the note.</summary>
    public const string Other = "other";

    /// <summary>Every reason, in the order in which a form asks.</summary>
    public static IReadOnlyList<string> All { get; } =
        [WrongData, WrongKindOrPeriod, NotAuthorised, UnlawfulSharing, NoLongerAgreed, Other];

    /// <summary>The reason in words, as a form and a certificate say it.</summary>
    public static string Words(string reason) => reason switch
    {
        WrongData => "The rows are wrong",
        WrongKindOrPeriod => "It was sent as the wrong return or for the wrong period",
        NotAuthorised => "It was not cleared to be sent",
        UnlawfulSharing => "Sharing it was unlawful",
        NoLongerAgreed => "The agency no longer agrees to share it",
        Other => "Another reason",
        _ => "A reason that this version does not know",
    };
}
