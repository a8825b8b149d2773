namespace Hub.Data.Ingest.Kinds;

/// <summary>The types of agency that kinds and agencies use.</summary>
public static class AgencyTypes
{
    /// <summary>Every word, with its title.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["police"] = "Police",
        ["council"] = "Council",
        ["fire"] = "Fire and rescue",
        ["health"] = "Health",
        ["probation"] = "Probation",
        ["youth_justice"] = "Youth justice",
        ["housing"] = "Housing provider",
        ["education"] = "School or college",
        ["prison"] = "Prison",
        ["voluntary"] = "Voluntary organisation",
        ["publisher"] = "Publisher of open data",
    };
}

/// <summary>Gateways as a document names them.</summary>
public static class Gateways
{
    /// <summary>The words to print.</summary>
    public static string Title(Gateway gateway) => gateway switch
    {
        Gateway.OpenLicence => "published under an open licence",
        Gateway.CrimeAndDisorderAct115 => "Crime and Disorder Act 1998, section 115",
        Gateway.CrimeAndDisorderAct17A => "Crime and Disorder Act 1998, section 17A",
        Gateway.SeriousViolenceDuty16 => "Police, Crime, Sentencing and Courts Act 2022, section 16",
        Gateway.ChildrenAct2004 => "Children Act 2004, sections 10 and 11",
        Gateway.ModernSlaveryAct52 => "Modern Slavery Act 2015, section 52",
        Gateway.OffenderManagementAct14 => "Offender Management Act 2007, section 14",
        Gateway.DigitalEconomyAct5 => "Digital Economy Act 2017, part 5",
        Gateway.CommonLawPolicing => "common law duty to prevent and detect crime",
        _ => throw new ArgumentOutOfRangeException(nameof(gateway), gateway, null),
    };
}

/// <summary>Themes as a profile prints them, in the order of its sections.</summary>
public static class Themes
{
    /// <summary>The words to print.</summary>
    public static string Title(Theme theme) => theme switch
    {
        Theme.DrugsAndCountyLines => "Drugs and county lines",
        Theme.ExploitationAndModernSlavery => "Exploitation and modern slavery",
        Theme.ViolenceAndWeapons => "Violence and weapons",
        Theme.AcquisitiveCrime => "Organised acquisitive crime",
        Theme.FraudAndCyber => "Fraud and cyber crime",
        Theme.IllicitGoods => "Illicit goods",
        Theme.PlacesAtRisk => "Places at risk",
        Theme.PeopleAtRisk => "People at risk",
        Theme.CommunityHarm => "Harm to communities",
        Theme.Groups => "Organised crime groups",
        Theme.Disruptions => "Disruptions",
        Theme.Plan => "4P plan",
        _ => throw new ArgumentOutOfRangeException(nameof(theme), theme, null),
    };
}

/// <summary>Regulations that prescribe a return, as a page says them.</summary>
public static class Baselines
{
    /// <summary>A few words for a list.</summary>
    public static string Short(KindBaseline baseline) => baseline switch
    {
        KindBaseline.PrescribedInformation2007 => "statutory baseline (SI 2007/1831)",
        _ => throw new ArgumentOutOfRangeException(nameof(baseline), baseline, null),
    };

    /// <summary>Why the return is a duty, as one sentence.</summary>
    public static string Sentence(KindBaseline baseline) => baseline switch
    {
        KindBaseline.PrescribedInformation2007 =>
            "Part of the statutory baseline: the Prescribed Information Regulations 2007 (SI 2007/1831) ask for it each quarter, by the "
            + "end of the next.",
        _ => throw new ArgumentOutOfRangeException(nameof(baseline), baseline, null),
    };
}
