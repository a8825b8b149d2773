using System.Diagnostics;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Problem;

/// <summary>
/// What went wrong, what happened to the person's work, what to do next. Open to everybody; shown in place of the page that was
/// asked for, whatever the method, so it checks no form token.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel : PageModel
{
    /// <summary>Title, explanation and where to go.</summary>
    public ProblemWords Words { get; private set; } = ProblemWords.Of(404, isForm: false);

    /// <summary>The trace id under which the log has it; null where there is nothing to look up.</summary>
    public string? Reference { get; private set; }

    /// <summary>Shows the page; the status is the one that led here, 404 when opened by itself.</summary>
    public void OnGet(int? code) => Show(code);

    /// <summary>As <see cref="OnGet"/>, where a form was sent.</summary>
    public void OnPost(int? code) => Show(code);

    private void Show(int? code)
    {
        var isShownInstead = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var status = isShownInstead ? Response.StatusCode : code is >= 400 and < 600 ? code.Value : 404;
        Response.StatusCode = status;
        var isForm = !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method);
        Words = HttpContext.Items.ContainsKey(FormRefusal.Key) ? ProblemWords.FormTooOld : ProblemWords.Of(status, isForm);
        Reference = status >= 500 ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null;
    }
}
