namespace Hub.Data.Intelligence;

/// <summary>The purposes that stand in the audit record.</summary>
public static class IntelligencePurpose
{
    /// <summary>Of whoever reports.</summary>
    public const string Report = "tell the intelligence unit something";

    /// <summary>Of the unit.</summary>
    public const string Grade = "grade and sanitise intelligence";

    /// <summary>Of the unit, when somebody asks what is held on them.</summary>
    public const string Look = "look for a person who asks about their data";

    /// <summary>Of readers.</summary>
    public const string Read = "read intelligence of one's areas";
}
