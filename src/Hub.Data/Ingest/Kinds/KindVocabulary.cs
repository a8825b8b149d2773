using System.Text.Json.Serialization;

namespace Hub.Data.Ingest.Kinds;

/// <summary>What one row of a kind is.</summary>
public enum KindShape
{
    /// <summary>One event, person, group or thing.</summary>
    Record,

    /// <summary>One area and period of a published table, with its values or the publisher's reason for not giving them.</summary>
    Measure,
}

/// <summary>How sensitive data is, least first: an agreement names a ceiling and the order decides.</summary>
public enum DataClass
{
    /// <summary>Published for anybody.</summary>
    Open,

    /// <summary>Counts that no longer show single events.</summary>
    Aggregate,

    /// <summary>Single events without anything that leads to a person.</summary>
    Depersonalised,

    /// <summary>Persons under a key that only the sender can undo.</summary>
    Pseudonymised,

    /// <summary>Persons who can be named.</summary>
    Personal,

    /// <summary>Health, ethnicity and the other special categories of UK GDPR article 9.</summary>
    Special,

    /// <summary>Offences and allegations: UK GDPR article 10, or Part 3 of the Data Protection Act 2018.</summary>
    Criminal,
}

/// <summary>The part of the Data Protection Act 2018 under which a sender processes the data.</summary>
public enum Regime
{
    /// <summary>General processing: UK GDPR.</summary>
    Part2,

    /// <summary>Law enforcement processing by a competent authority.</summary>
    Part3,

    /// <summary>No personal data.</summary>
    None,
}

/// <summary>The power or duty under which a kind is usually shared; its title is in <see cref="Gateways"/>.</summary>
public enum Gateway
{
    /// <summary>Published under an open licence.</summary>
    [JsonStringEnumMemberName("open_licence")] OpenLicence,

    /// <summary>Crime and Disorder Act 1998, section 115.</summary>
    [JsonStringEnumMemberName("cda_1998_s115")] CrimeAndDisorderAct115,

    /// <summary>Crime and Disorder Act 1998, section 17A.</summary>
    [JsonStringEnumMemberName("cda_1998_s17a")] CrimeAndDisorderAct17A,

    /// <summary>Police, Crime, Sentencing and Courts Act 2022, section 16.</summary>
    [JsonStringEnumMemberName("pcsc_2022_s16")] SeriousViolenceDuty16,

    /// <summary>Children Act 2004, sections 10 and 11.</summary>
    [JsonStringEnumMemberName("children_act_2004")] ChildrenAct2004,

    /// <summary>Modern Slavery Act 2015, section 52.</summary>
    [JsonStringEnumMemberName("msa_2015_s52")] ModernSlaveryAct52,

    /// <summary>Offender Management Act 2007, section 14.</summary>
    [JsonStringEnumMemberName("oma_2007_s14")] OffenderManagementAct14,

    /// <summary>Digital Economy Act 2017, part 5.</summary>
    [JsonStringEnumMemberName("dea_2017_part5")] DigitalEconomyAct5,

    /// <summary>The common law duty of the police to prevent and detect crime.</summary>
    [JsonStringEnumMemberName("common_law_policing")] CommonLawPolicing,
}

/// <summary>Subjects whose figures are never shown below ward.</summary>
public enum ProtectedSubject
{
    /// <summary>People under 18.</summary>
    Children,

    /// <summary>Victims of crime or exploitation.</summary>
    Victims,

    /// <summary>People treated by a health service.</summary>
    Patients,

    /// <summary>Homes.</summary>
    Dwellings,
}

/// <summary>How often a return is due.</summary>
public enum KindCadence
{
    /// <summary>Every calendar month.</summary>
    Month,

    /// <summary>Every quarter from 1 January, April, July and October.</summary>
    Quarter,

    /// <summary>Every half year from 1 January and July.</summary>
    HalfYear,

    /// <summary>Every year.</summary>
    Year,

    /// <summary>One delivery, replaced when a newer one exists.</summary>
    Once,
}

/// <summary>What the hub does with a file that has bad rows.</summary>
public enum BadRowPolicy
{
    /// <summary>The good rows are accepted together and the bad ones listed, up to the kind's share of bad rows.</summary>
    AcceptWithout,

    /// <summary>One bad row refuses the file: a part of it would mislead.</summary>
    RejectFile,
}

/// <summary>The themes of a profile; titles are in <see cref="Themes"/>.</summary>
public enum Theme
{
    /// <summary>Drugs and county lines.</summary>
    DrugsAndCountyLines,

    /// <summary>Exploitation and modern slavery.</summary>
    ExploitationAndModernSlavery,

    /// <summary>Violence and weapons.</summary>
    ViolenceAndWeapons,

    /// <summary>Organised acquisitive crime.</summary>
    AcquisitiveCrime,

    /// <summary>Fraud and cyber crime.</summary>
    FraudAndCyber,

    /// <summary>Illicit goods.</summary>
    IllicitGoods,

    /// <summary>Places at risk.</summary>
    PlacesAtRisk,

    /// <summary>People at risk.</summary>
    PeopleAtRisk,

    /// <summary>Harm to communities.</summary>
    CommunityHarm,

    /// <summary>Organised crime groups.</summary>
    Groups,

    /// <summary>Disruptions.</summary>
    Disruptions,

    /// <summary>The 4P plan.</summary>
    Plan,
}

/// <summary>Regulations that prescribe a return; their words are in <see cref="Baselines"/>.</summary>
public enum KindBaseline
{
    /// <summary>
    /// The Crime and Disorder (Prescribed Information) Regulations 2007, SI 2007/1831: depersonalised, for each quarter, disclosed
    /// electronically by the end of the next.
    /// </summary>
    [JsonStringEnumMemberName("si_2007_1831")] PrescribedInformation2007,
}
