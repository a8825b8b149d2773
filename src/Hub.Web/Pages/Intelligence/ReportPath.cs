namespace Hub.Web.Pages.Intelligence;

/// <summary>Addresses of a report's pages; ids only.</summary>
public static class ReportPath
{
    /// <summary>The draft's form.</summary>
    public static string Write(Guid id) => $"/intelligence/report/{id}";

    /// <summary>The draft before it is sent.</summary>
    public static string Check(Guid id) => $"/intelligence/report/{id}/check";

    /// <summary>The confirmation.</summary>
    public static string Sent(Guid id) => $"/intelligence/report/{id}/sent";

    /// <summary>What became of one's own report.</summary>
    public static string Own(Guid id) => $"/intelligence/reports/{id}";

    /// <summary>The unit's page of a report.</summary>
    public static string Grade(Guid id) => $"/intelligence/grade/{id}";

    /// <summary>The sanitised report.</summary>
    public static string Read(Guid id) => $"/intelligence/read/{id}";
}
