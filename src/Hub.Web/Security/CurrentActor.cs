using Hub.Data.Access;
using Hub.Web.Sessions;

namespace Hub.Web.Security;

/// <summary>
/// Who makes this request: filled once by the middleware, from the hub's own tables, and read by pages and endpoints.
/// </summary>
public sealed class CurrentActor
{
    /// <summary>The signed-in person acting for one of their agencies; null where nobody is, or the hub does not know them.</summary>
    public Actor? Actor { get; internal set; }

    /// <summary>What the sign-in proved; null where nobody is signed in.</summary>
    public ProvenIdentity? Identity { get; internal set; }

    /// <summary>Whether they may do it. False for nobody.</summary>
    public bool Can(Permission permission) => Actor?.Can(permission) == true;

    /// <summary>The person, on a page that requires a permission.</summary>
    /// <exception cref="InvalidOperationException">The page is open to people who are not signed in: a bug of the page.</exception>
    public Actor Require() => Actor ?? throw new InvalidOperationException("This page may be read without signing in.");
}
