namespace Hub.Data.Profiles.Publishing.Way;

/// <summary>A decision about a profile, by somebody who has seen it at a version.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="SeenVersion">Its version when the page was shown: who decides about something else decides again.</param>
public sealed record WayRequest(Guid PublicationId, int SeenVersion);
