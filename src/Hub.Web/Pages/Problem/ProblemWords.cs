using Hub.Web.Forms;

namespace Hub.Web.Pages.Problem;

/// <summary>What a problem page says: never a number, never blame, always what became of the work.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Lines">What happened to the work, and what to do.</param>
/// <param name="Link">Where to go next, or null.</param>
public sealed record ProblemWords(string Title, IReadOnlyList<string> Lines, Breadcrumb? Link)
{
    private static readonly Breadcrumb Tasks = new("Go to your tasks", "/");

    /// <summary>A form without a valid token: the page was open too long, or the form came from elsewhere.</summary>
    public static ProblemWords FormTooOld { get; } = new(
        "Your page was open too long; nothing was saved",
        [
            "The form you sent could not be tied to your session: the page had been open for a long time, or you have signed in again "
                + "since.",
            "Go back, open the page again and send it once more. What you typed may still be there when you go back: copy it first.",
        ],
        Tasks);

    /// <summary>The words for a status.</summary>
    public static ProblemWords Of(int status, bool isForm) => status switch
    {
        400 => new("The request could not be understood", [Saved(isForm), "Go back, check what you entered and try again."], Tasks),
        401 => new(
            "You are signed out; nothing was saved",
            [
                "You were signed out before the form arrived.",
                "What you typed may still be there when you go back: copy it, sign in, and send it again.",
            ],
            new("Sign in", "/sign-in")),
        403 => new("You may not do this", [Saved(isForm), "Your role does not include it, and the attempt was recorded."], Tasks),
        404 => new(
            "Page not found",
            [
                "There is no page at this address, or what it shows is not for the agency that you act for.",
                "If you typed the address, check it. If you followed a link, what it led to may have been withdrawn.",
            ],
            Tasks),
        405 => new("This page cannot do that", [Saved(isForm), "Open the page again from your tasks."], Tasks),
        413 => new("What you sent is too large", [Saved(isForm), "Send a smaller file, or split it."], Tasks),
        429 => new(
            "Too many requests",
            [Saved(isForm), "More requests came from you than the service answers in a minute. Wait a minute, then try again."],
            Tasks),
        431 => new(
            "Your browser sent too much",
            ["The cookies that your browser keeps for this address were too large, so they were removed. Nothing was saved."],
            new("Sign in again", "/sign-in")),
        503 => new(
            "The service is not available",
            [Saved(isForm), "It cannot reach its database at the moment. Everything saved before is kept. Try again in a few minutes."],
            Tasks),
        _ => new(
            "Something went wrong",
            [
                isForm
                    ? "The step was not completed and nothing of it was saved. Everything saved before is kept."
                    : "The page could not be shown. Everything you have saved is kept.",
                "Try again in a few minutes. If it happens again, tell us the reference below.",
            ],
            Tasks),
    };

    private static string Saved(bool isForm) => isForm ? "Nothing was saved." : "Nothing was changed.";
}
