using System.Text;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Linking;
using FieldRole = Hub.Data.Persons.Linking.FieldRole;

namespace Hub.Data.Persons.Register.Opening;

/// <summary>What a field of a kind means for linking.</summary>
/// <param name="Name">The field's name as it stands in a sealed identity.</param>
/// <param name="Role">Its meaning; a full name is split into two columns.</param>
/// <param name="Column">The column it goes to.</param>
internal sealed record LinkedField(byte[] Name, FieldRole Role, int Column);

/// <summary>How the rows of one submission are read.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Kind">The kind's name.</param>
/// <param name="Source">Place of its source among the sources.</param>
/// <param name="Fields">The fields that are compared.</param>
/// <param name="Number">The column of the agency's own number of the person; -1 where the kind has none.</param>
/// <param name="HasPostcode">Whether the postcode stands in a field of its own.</param>
/// <param name="Subject">What its rows are linked as.</param>
internal sealed record RowForm(
    Guid Agency, byte[] Kind, int Source, IReadOnlyList<LinkedField> Fields, int Number, bool HasPostcode, LinkSubject Subject);

/// <summary>
/// The columns of the records to be linked, from what the kinds declare: the same meaning is one column whatever the kind calls it.
/// Numbers that an agency gives mean something within that agency alone, so each has a column of its own.
/// </summary>
internal sealed class RecordColumns
{
    private static readonly (FieldRole Role, string Name)[] Fixed =
    [
        (FieldRole.Source, "source"), (FieldRole.Forename, "forename"), (FieldRole.MiddleName, "middle name"),
        (FieldRole.Surname, "surname"), (FieldRole.BirthDate, "date of birth"), (FieldRole.Gender, "sex"), (FieldRole.Address, "address"),
        (FieldRole.Postcode, "postcode"), (FieldRole.Uprn, "UPRN"), (FieldRole.NhsNumber, "NHS number"), (FieldRole.PncId, "PNC id"),
        (FieldRole.Upn, "unique pupil number"), (FieldRole.Phone, "telephone number"), (FieldRole.Email, "e-mail address"),
        (FieldRole.Vrm, "vehicle registration"),
    ];

    private readonly List<(FieldRole Role, string Name)> _columns = [.. Fixed];
    private readonly List<string> _sources = [];

    /// <summary>Role and heading of each column.</summary>
    public IReadOnlyList<(FieldRole Role, string Name)> Columns => _columns;

    /// <summary>The sources, as <see cref="Participant.Source"/> writes them.</summary>
    public IReadOnlyList<string> Sources => _sources;

    /// <summary>The column of a role that has one for everybody.</summary>
    public static int Of(FieldRole role) => Array.FindIndex(Fixed, column => column.Role == role);

    /// <summary>How the rows of a kind of an agency are read.</summary>
    public RowForm FormOf(Participant participant, string agencyCode, DatasetKind kind, LinkSubject subject)
    {
        var fields = new List<LinkedField>();
        var number = -1;
        foreach (var field in subject.FieldsOf(kind))
        {
            var role = LinkSubject.RoleOf(field);
            var column = role switch
            {
                FieldRole.Identifier => OfNumber($"{agencyCode}: {field.Name.Replace('_', ' ')}"),
                FieldRole.FullName => Of(FieldRole.Surname),
                _ => Of(role),
            };
            number = role == FieldRole.Identifier && number < 0 ? column : number;
            fields.Add(new LinkedField(Encoding.UTF8.GetBytes(field.Name), role, column));
        }

        var source = _sources.IndexOf(participant.Source);
        if (source < 0)
        {
            (source, _) = (_sources.Count, 0);
            _sources.Add(participant.Source);
        }

        return new RowForm(
            participant.AgencyId, Encoding.UTF8.GetBytes(kind.Kind), source, fields, number,
            fields.Any(field => field.Role == FieldRole.Postcode), subject);
    }

    private int OfNumber(string name)
    {
        var column = _columns.FindIndex(column => column.Role == FieldRole.Identifier && column.Name == name);
        if (column < 0)
        {
            column = _columns.Count;
            _columns.Add((FieldRole.Identifier, name));
        }

        return column;
    }
}
