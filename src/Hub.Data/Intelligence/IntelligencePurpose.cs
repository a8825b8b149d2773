namespace Hub.Data.Intelligence;

/// <summary>The purposes that stand in the audit record.</summary>
public static class IntelligencePurpose
{
    /// <summary>Of whoever reports.</summary>
    public const string Report = "tell the intelligence unit something";

    /// <summary>Of the unit.</summary>
    public const string Grade = "grade and sanitise intelligence";

    /// <summary>Of readers.</summary>
    public const string Read = "read intelligence of one's areas";
}
