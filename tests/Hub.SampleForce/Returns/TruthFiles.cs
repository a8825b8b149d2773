using System.Text.Json.Nodes;

namespace Hub.SampleForce.Returns;

/// <summary>
/// What is true about the folder, for tests: who the persons are, which record is whose, which rows are bad, what did not
/// come, and what happened. No return is among these files, so nothing of them is ever loaded.
/// </summary>
internal static class TruthFiles
{
    public static void Write(World world, ReturnsWriter returns, string folder)
    {
        CsvFile.Write(
            Path.Combine(folder, "persons.csv"),
            [
                "person_id", "forename", "surname", "former_surname", "sex", "born", "address", "postcode", "nhs_number", "pnc_id",
                "upn", "lsoa21",
            ],
            world.People.People.Select(person => new object?[]
            {
                person.Id, person.Forename, person.Surname, person.FormerSurname, person.Sex.ToString(), person.Born,
                person.Homes[0].Address, person.Homes[0].Postcode.Code, person.NhsNumber, person.PncId, person.Upn, person.Cell.Code,
            }));
        CsvFile.Write(
            Path.Combine(folder, "records.csv"),
            ["agency", "kind", "file", "row", "person_id"],
            returns.Persons.Select(record => new object?[] { record.Agency, record.Kind, record.File, record.Row, record.PersonId }));
        CsvFile.Write(
            Path.Combine(folder, "bad_rows.csv"),
            ["file", "row", "field", "problem"],
            returns.BadRows.Select(bad => new object?[] { bad.File, bad.Row, bad.Field, bad.Problem }));
        CsvFile.Write(
            Path.Combine(folder, "returns.csv"),
            ["agency", "kind", "file", "from", "until", "rows", "received_on"],
            returns.Returns.Select(written => new object?[]
            {
                written.Agency.Code, written.Kind.Kind, written.File, written.Period.From, written.Period.Until, written.Rows,
                written.ReceivedOn,
            }));
        CsvFile.Write(
            Path.Combine(folder, "gaps.csv"),
            ["agency", "kind", "from", "until", "fate"],
            returns.Gaps.Select(gap => new object?[]
            {
                gap.Agency.Code, gap.Kind.Kind, gap.Period.From, gap.Period.Until, gap.Fate == ReturnFate.Late ? "late" : "never",
            }));
        JsonObject effects = world.Story.Truth();
        SampleFolder.WriteJson(Path.Combine(folder, "effects.json"), effects);
    }
}
