using Hub.Data.Intelligence;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Hub.Web.Pages.Intelligence;

/// <summary>Puts what a command refused beside its fields.</summary>
public static class Problems
{
    /// <summary>Adds every problem; one without a field stands for the whole page.</summary>
    public static void Add(ModelStateDictionary state, IntelligenceResult.Refused refused)
    {
        foreach (var problem in refused.Problems)
        {
            state.AddModelError(problem.Field, problem.Sentence);
        }
    }
}
