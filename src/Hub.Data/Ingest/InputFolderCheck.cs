using System.Text.RegularExpressions;
using Hub.Data.Sharing;

namespace Hub.Data.Ingest;

/// <summary>What a description of a folder must agree with in itself. What its kinds and agreements allow is judged at ingest.</summary>
internal static partial class InputFolderCheck
{
    private static readonly string[] Calendar = ["month", "quarter", "half_year", "year", "once"];
    private static readonly string[] Statuses = ["draft", "signed", "suspended"];

    /// <summary>The first problem in one sentence, or null.</summary>
    public static string? Problem(InputFolder folder) => Problems(folder).FirstOrDefault();

    private static IEnumerable<string> Problems(InputFolder folder)
    {
        if (folder.Profile.From >= folder.Profile.Until)
        {
            yield return "profile.from must be before profile.until; correct the dates.";
        }

        var codes = folder.Agencies.Select(agency => agency.Code).ToHashSet(StringComparer.Ordinal);
        if (codes.Count < folder.Agencies.Count)
        {
            yield return "two agencies have the same code; give each its own.";
        }

        foreach (var agency in folder.Agencies.Where(agency => !Code().IsMatch(agency.Code)))
        {
            yield return $"the agency code \"{agency.Code}\" may hold only lower-case letters, digits and hyphens; rename it.";
        }

        foreach (var problem in Agreements(folder, codes).Concat(Returns(folder, codes)).Concat(Required(folder, codes)))
        {
            yield return problem;
        }

        foreach (var problem in folder.RecognisedBy.Select(FilePattern.Problem).OfType<string>())
        {
            yield return $"recognisedBy: {problem}; correct it.";
        }
    }

    private static IEnumerable<string> Agreements(InputFolder folder, HashSet<string> codes)
    {
        if (folder.Agreements.DistinctBy(agreement => agreement.Reference).Count() < folder.Agreements.Count)
        {
            yield return "two agreements have the same reference; give each its own.";
        }

        foreach (var agreement in folder.Agreements)
        {
            var name = $"agreement \"{agreement.Reference}\"";
            if (!codes.Contains(agreement.Agency))
            {
                yield return $"{name} names the agency \"{agreement.Agency}\", which is not among the agencies; add it.";
            }

            if (agreement.ValidFrom >= agreement.ValidUntil)
            {
                yield return $"{name} ends before it begins; correct validFrom and validUntil.";
            }

            if (!DataClasses.All.Contains(agreement.DataClassCeiling) || !Statuses.Contains(agreement.Status))
            {
                yield return $"{name} has an unknown data class or status; use one of {string.Join(", ", DataClasses.All)}"
                    + $" and one of {string.Join(", ", Statuses)}.";
            }

            if (agreement.RetentionMonths is < 1 or > 120)
            {
                yield return $"{name} keeps records for {agreement.RetentionMonths} months; give 1 to 120.";
            }

            foreach (var code in agreement.Parties.Select(party => party.Agency)
                .Concat(agreement.Signatories.Select(signatory => signatory.Agency)).Where(code => !codes.Contains(code)))
            {
                yield return $"{name} names the agency \"{code}\", which is not among the agencies; add it.";
            }

            if (agreement.Kinds.DistinctBy(kind => kind.Kind).Count() < agreement.Kinds.Count)
            {
                yield return $"{name} names a kind twice; name each once.";
            }
        }
    }

    private static IEnumerable<string> Returns(InputFolder folder, HashSet<string> codes)
    {
        foreach (var wanted in folder.Returns)
        {
            var name = $"the return \"{wanted.Files}\"";
            if (!codes.Contains(wanted.Agency))
            {
                yield return $"{name} names the agency \"{wanted.Agency}\", which is not among the agencies; add it.";
            }

            if (FilePattern.Problem(wanted.Files) is { } problem)
            {
                yield return $"returns: {problem}; correct it.";
            }
            else if (FilePattern.Parse(wanted.Files).GivesPeriod == (wanted.Period is not null))
            {
                yield return $"{name} needs its period either in the file name ({{yyyy-MM}} or {{yyyy}}) or as \"period\", and not twice.";
            }

            if (wanted.Period is { } period && period.From >= period.Until)
            {
                yield return $"{name} has a period that ends before it begins; correct it.";
            }
        }
    }

    private static IEnumerable<string> Required(InputFolder folder, HashSet<string> codes)
    {
        if (folder.Required.DistinctBy(required => (required.Agency, required.Kind)).Count() < folder.Required.Count)
        {
            yield return "a source is required twice of one agency; name it once.";
        }

        foreach (var required in folder.Required)
        {
            var name = $"the required source {required.Kind} of \"{required.Agency}\"";
            if (!codes.Contains(required.Agency))
            {
                yield return $"{name}: the agency is not among the agencies; add it.";
            }

            if (!Calendar.Contains(required.Every))
            {
                yield return $"{name}: every is \"{required.Every}\"; use one of {string.Join(", ", Calendar)}.";
            }
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,40}$")]
    private static partial Regex Code();
}
