using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Scanning;
using Hub.Data.Ingest.Sending;
using Hub.Data.Primitives;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>Asks for the file of a declared return. Its form posts to the streaming endpoint, never to this page.</summary>
[RequiresPermission(Permission.SendSubmissions)]
public sealed class FileModel(
    CurrentActor current, HubDatabase database, DatasetKinds shipped, IngestOptions options, TimeProvider time) : PageModel
{
    /// <summary>The name of the file's field, and the id that errors lead to.</summary>
    public const string Field = "file";

    /// <summary>With script, files from this size are sent in pieces: smaller ones are quicker in one.</summary>
    public const int ResumableFrom = 1 << 20;

    /// <summary>What was declared.</summary>
    public DeclaredReturn Declared { get; private set; } = null!;

    /// <summary>What it is judged against.</summary>
    public ReturnGround Ground { get; private set; } = null!;

    /// <summary>What the sender should know of the virus scanner; null where all is as it should be.</summary>
    public string? Scanner { get; private set; }

    /// <summary>The largest file that is taken.</summary>
    public long MaxBytes => options.MaxFileBytes;

    /// <summary>Shows the form, or goes back to the declaration where it is not whole or no longer fits.</summary>
    public async Task<IActionResult> OnGetAsync(string? error, CancellationToken cancellationToken)
    {
        if (Declaration.Read(name => Request.Query[name]) is not { IsNil: false } declared || declared.From >= declared.Until)
        {
            return Redirect(Declaration.Page);
        }

        var actor = current.Require();
        var ground = await database.InScopeAsync(
            actor.ScopeFor("choose a return's file"),
            async session =>
            {
                Scanner = (await ScannerQueries.StandingAsync(session))?.Sentence;
                return await SendingQueries.GroundAsync(
                    session, shipped, actor.Acting.AgencyId, declared.Kind, (declared.From, declared.Until), UkTime.Today(time));
            },
            cancellationToken);
        if (ground?.Problems(declared) is not { Count: 0 })
        {
            return Redirect(Declaration.Address(Declaration.Page, declared) + "&error=" + UploadRefusals.Declaration);
        }

        (Declared, Ground) = (declared, ground);
        if (UploadRefusals.Sentence(error, MaxBytes) is { } sentence)
        {
            ModelState.AddModelError(Field, sentence);
        }

        return Page();
    }
}
