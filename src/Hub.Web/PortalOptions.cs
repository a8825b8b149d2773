using System.ComponentModel.DataAnnotations;

namespace Hub.Web;

/// <summary>How the portal presents itself: the section <c>Portal</c> of the settings.</summary>
public sealed class PortalOptions
{
    /// <summary>Name of the service in the header and in titles.</summary>
    [Required, StringLength(60)]
    public string ServiceName { get; init; } = "Local profiles hub";

    /// <summary>One visible human: whom to ask, as "name, role".</summary>
    [Required]
    public string ContactName { get; init; } = "the hub's administrator in your force";

    /// <summary>Their e-mail address; shown only when set.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>The marking at the top and bottom of every page.</summary>
    [Required]
    public string Marking { get; init; } = "OFFICIAL-SENSITIVE";
}
