namespace Hub.Data.Profiles.Publishing.Checks;

/// <summary>One rule of the release checklist: pure, so that it is tried with a table of cases.</summary>
internal interface IChecklistRule
{
    /// <summary>Its code, as answers and tests name it.</summary>
    string Code { get; }

    /// <summary>What it finds.</summary>
    IEnumerable<Finding> Check(CheckedProfile profile);
}
