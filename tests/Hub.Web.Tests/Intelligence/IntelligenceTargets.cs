using System.Net;
using Hub.Data.Access;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Intelligence;

/// <summary>Pages of one's own report: there for whoever wrote it and for nobody else, of the same agency or another.</summary>
public abstract class OwnReportTargets(string pattern) : IMatrixTargets
{
    public string Pattern => pattern;

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var reports = await WebReports.MakeAsync(portal);
        var id = IsSent ? await reports.SendAsync() : await reports.DraftAsync();
        return
        [
            .. More,
            new("own agency", pattern.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
                    .Replace("{id:guid?}", id.ToString(), StringComparison.Ordinal),
                caller => caller.UserName == WebReports.Reporter ? HttpStatusCode.OK : HttpStatusCode.NotFound),
        ];
    }

    protected virtual bool IsSent => false;

    protected virtual IEnumerable<MatrixTarget> More => [];
}

public sealed class WriteTargets() : OwnReportTargets("/intelligence/report/{id:guid?}")
{
    protected override IEnumerable<MatrixTarget> More => [MatrixTarget.Shown("/intelligence/report")];
}

public sealed class CheckReportTargets() : OwnReportTargets("/intelligence/report/{id:guid}/check");

public sealed class SentTargets() : OwnReportTargets("/intelligence/report/{id:guid}/sent")
{
    protected override bool IsSent => true;
}

public sealed class OwnTargets() : OwnReportTargets("/intelligence/reports/{id:guid}")
{
    protected override bool IsSent => true;
}

/// <summary>What was reported: there for the intelligence unit, and not for a report of its own people to themselves.</summary>
public sealed class GradeTargets : IMatrixTargets
{
    public string Pattern => "/intelligence/grade/{id:guid}";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var reports = await WebReports.MakeAsync(portal);
        return
        [
            new("other agency", $"/intelligence/grade/{await reports.GradeAsync()}", _ => HttpStatusCode.OK),
            new("own report", $"/intelligence/grade/{await reports.SendAsync(WebReports.Grader)}",
                caller => caller.UserName == WebReports.Grader ? HttpStatusCode.NotFound : HttpStatusCode.OK),
        ];
    }
}

/// <summary>A sanitised report: there for the unit and for readers of its area, with its conditions first where there are any.</summary>
public sealed class ReadTargets : IMatrixTargets
{
    public string Pattern => "/intelligence/read/{id:guid}";

    public async Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
    {
        var reports = await WebReports.MakeAsync(portal);
        var draft = await reports.DraftAsync();
        return
        [
            new("own area", $"/intelligence/read/{await reports.GradeAsync()}", Readers),
            new("with conditions", $"/intelligence/read/{await reports.GradeAsync("C", "Consult the unit before any action.")}", Readers),
            new("not graded", $"/intelligence/read/{draft}", _ => HttpStatusCode.NotFound),
        ];
    }

    // The analyst of the other agency has another area.
    private static HttpStatusCode Readers(MatrixCaller caller)
        => caller.Role != Role.Analyst || caller.Agency == "police" ? HttpStatusCode.OK : HttpStatusCode.NotFound;
}
