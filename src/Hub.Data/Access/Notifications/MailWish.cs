namespace Hub.Data.Access.Notifications;

/// <summary>How a person wants to hear of a kind of thing by e-mail. In the hub they always see it.</summary>
public enum MailWish
{
    /// <summary>As soon as it happens: where nothing was chosen.</summary>
    AtOnce,

    /// <summary>Once a day, everything in one e-mail.</summary>
    Daily,

    /// <summary>Not by e-mail.</summary>
    Never,
}

/// <summary>The stored words of <see cref="MailWish"/>.</summary>
internal static class MailWishes
{
    public static string Stored(MailWish wish) => wish switch
    {
        MailWish.AtOnce => "at_once",
        MailWish.Daily => "daily",
        MailWish.Never => "never",
        _ => throw new ArgumentOutOfRangeException(nameof(wish), wish, null),
    };

    public static MailWish Read(string stored) => stored switch
    {
        "daily" => MailWish.Daily,
        "never" => MailWish.Never,
        _ => MailWish.AtOnce,
    };
}
