using Hub.Data.Profiles;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Hub.Web.Pages.Profiles;

/// <summary>Puts what a command refused beside its fields.</summary>
public static class ProfileProblems
{
    /// <summary>Adds every problem; one without a field stands for the whole page.</summary>
    public static void Add(ModelStateDictionary state, ProfileResult.Refused refused)
    {
        foreach (var problem in refused.Problems)
        {
            state.AddModelError(problem.Field, problem.Sentence);
        }
    }
}
