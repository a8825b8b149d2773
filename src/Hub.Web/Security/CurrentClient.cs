using Hub.Data.Access;

namespace Hub.Web.Security;

/// <summary>Which agency's system makes this request; set where <see cref="RequiresApiClientAttribute"/> is met.</summary>
public sealed class CurrentClient
{
    /// <summary>The system; null where a person or nobody calls.</summary>
    public ApiClient? Client { get; internal set; }

    /// <summary>The system, on an endpoint that requires one.</summary>
    /// <exception cref="InvalidOperationException">The endpoint requires none: a bug of the endpoint.</exception>
    public ApiClient Require() => Client ?? throw new InvalidOperationException("This endpoint does not require a system.");
}
