namespace Hub.Web.Home;

/// <summary>The parts of the home page, in their order.</summary>
public enum HomeSection
{
    /// <summary>What the agency sends.</summary>
    Returns,

    /// <summary>What people see and hear, and what is made of it.</summary>
    Intelligence,

    /// <summary>What is read, written and approved.</summary>
    Profiles,

    /// <summary>Agreements, people in the data, the record.</summary>
    Governance,

    /// <summary>The agency's own people and systems.</summary>
    Agency,

    /// <summary>What whoever runs the hub looks after.</summary>
    Hub,
}
