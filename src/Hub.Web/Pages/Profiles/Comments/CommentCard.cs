using Hub.Data.Profiles.Writing.Commenting;

namespace Hub.Web.Pages.Profiles.Comments;

/// <summary>A comment as the page shows it.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Place">Its place in the list, from 1.</param>
/// <param name="By">Who made it.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="MayAnswer">Whether the reader may answer.</param>
public sealed record CommentCard(Comment Comment, int Place, string By, string? AnsweredBy, bool MayAnswer);
