using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Hub.Web.Forms;

/// <summary>Notes that a form was refused for its token, so that the problem page can say so, and records the attempt.</summary>
public sealed class FormRefusal(Refusals refusals) : IAsyncAlwaysRunResultFilter
{
    /// <summary>The note among the request's items.</summary>
    public const string Key = "hub.form-refused";

    /// <inheritdoc/>
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.HttpContext.Items[Key] = true;
            await refusals.RecordAsync(context.HttpContext, "form-token");
        }

        await next();
    }
}
