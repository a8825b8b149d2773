using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Reading;

namespace Hub.Web.Pages.Profiles.List;

/// <summary>The words of the list of released profiles.</summary>
public static class ReleasedWords
{
    /// <summary>How a profile stands for its readers.</summary>
    public static string Status(ReleasedEdition edition) => edition switch
    {
        { Status: PublicationStatus.Recalled } => "Recalled",
        { Status: PublicationStatus.Superseded } => "Amended: another stands in its place",
        { ReleasedAt: null } => "Approved, before its release",
        { RestsOnWithdrawn: true } => "Current; rests on withdrawn data",
        { EditionNumber: > 1 } => "Current; an amendment",
        _ => "Current",
    };

    /// <summary>"Full edition".</summary>
    public static string Edition(ReleasedEdition edition) => EditionNames.Words(EditionNames.Read(edition.Edition)!.Value);
}
