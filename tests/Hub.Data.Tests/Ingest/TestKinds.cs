using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Tests.Ingest;

/// <summary>Kinds made for the tests: with every type of field, identifiers, rules of each sort, and both policies for bad rows.</summary>
internal static class TestKinds
{
    public const string Incidents = "test_incidents";
    public const string Counts = "test_counts";

    private const string IncidentsJson =
        """
        {
          "kind": "test_incidents", "version": 1, "title": "Test incidents", "shape": "record", "agencyTypes": ["police"],
          "dataClass": "criminal", "regime": "part3", "gateway": "cda_1998_s115",
          "calendar": { "every": "month", "dueDays": 30 },
          "schema": {
            "fields": [
              { "name": "reference", "title": "Reference", "type": "string", "description": "D.", "example": "ZZ-1",
                "constraints": { "required": true, "maxLength": 12, "pattern": "[A-Z0-9/-]+" } },
              { "name": "happened_on", "title": "Happened on", "type": "date", "description": "D.", "example": "03/04/2025",
                "constraints": { "required": true }, "aliases": ["date of incident"] },
              { "name": "ended_on", "title": "Ended on", "type": "date", "description": "D.", "example": "04/04/2025" },
              { "name": "reported_at", "title": "Reported at", "type": "datetime", "description": "D.", "example": "03/04/2025 14:05" },
              { "name": "people", "title": "People", "type": "integer", "description": "D.", "example": "2",
                "constraints": { "minimum": 0, "maximum": 50000 } },
              { "name": "loss", "title": "Loss", "type": "number", "description": "D.", "example": "1,250.50" },
              { "name": "severity", "title": "Severity", "type": "string",
                "description": "D.", "example": "High", "codeList": "severity" },
              { "name": "repeat", "title": "Repeat", "type": "boolean", "description": "D.", "example": "Yes" },
              { "name": "tags", "title": "Tags", "type": "list", "description": "D.", "example": "knife; drugs" },
              { "name": "postcode", "title": "Postcode", "type": "string", "description": "D.", "example": "ZZ1 1ZZ" },
              { "name": "lsoa", "title": "LSOA", "type": "string", "description": "D.", "example": "X01000001" },
              { "name": "longitude", "title": "Longitude", "type": "number", "description": "D.", "example": "-2.5" },
              { "name": "latitude", "title": "Latitude", "type": "number", "description": "D.", "example": "52.5" },
              { "name": "full_name", "title": "Full name", "type": "string", "description": "D.", "example": "Example Person",
                "identifier": "name", "constraints": { "maxLength": 40 } },
              { "name": "born_on", "title": "Born on", "type": "date", "description": "D.", "example": "01/02/1990",
                "identifier": "date_of_birth" },
              { "name": "notes", "title": "Notes", "type": "string", "description": "D.", "example": "none" }
            ]
          },
          "roles": {
            "eventDate": { "field": "happened_on" }, "eventUntil": { "field": "ended_on" },
            "place": { "lsoa": "lsoa", "postcode": "postcode", "longitude": "longitude", "latitude": "latitude" },
            "person": { "fields": ["full_name", "born_on"], "category": { "value": "suspect" }, "basis": "fact" },
            "recordKey": "reference", "measure": "loss"
          },
          "codeLists": { "severity": [ { "code": "high", "label": "High",
            "aliases": ["H", "3"] }, { "code": "low", "label": "Low" } ] },
          "rules": [
            { "id": "in_period", "type": "date_in_period", "fields": ["happened_on"], "severity": "error",
              "message": "The day is not in the period.", "fix": "Send it with its own period." },
            { "id": "not_before", "type": "not_before", "fields": ["ended_on", "happened_on"], "severity": "error",
              "message": "It ended before it happened.", "fix": "Correct one of the days." },
            { "id": "not_future", "type": "not_future", "fields": ["happened_on"], "severity": "error",
              "message": "The day is still to come.", "fix": "Correct the day." },
            { "id": "loss_if_high", "type": "required_if", "fields": ["loss"], "when": { "severity": ["high"] }, "severity": "warning",
              "message": "A severe incident has no loss.", "fix": "Give the loss or write 0." },
            { "id": "unique_reference", "type": "unique", "fields": ["reference"], "severity": "error",
              "message": "The reference occurs twice.", "fix": "Remove the row that is too many." }
          ],
          "acceptance": { "onBadRows": "accept_without", "maxBadShare": 0.5 },
          "suppression": { "policy": "default" }, "caveat": "C.", "help": { "what": "W.", "why": "W.", "how": "H." },
          "example": [ ["ZZ-1", "03/04/2025", "", "", "2", "10", "High", "Yes", "a", "", "", "", "", "Example Person", "01/02/1990", ""] ]
        }
        """;

    private const string CountsJson =
        """
        {
          "kind": "test_counts", "version": 1, "title": "Test counts", "shape": "measure", "agencyTypes": ["council"],
          "dataClass": "open", "regime": "none", "gateway": "open_licence",
          "calendar": { "every": "year", "dueDays": 60 },
          "schema": {
            "fields": [
              { "name": "area", "title": "Area", "type": "string", "description": "D.", "example": "E10000034",
                "constraints": { "required": true } },
              { "name": "month", "title": "Month", "type": "month", "description": "D.", "example": "2025-04",
                "constraints": { "required": true } },
              { "name": "group", "title": "Group", "type": "string", "description": "D.", "example": "Total" },
              { "name": "children", "title": "Children", "type": "integer", "description": "D.", "example": "7" },
              { "name": "rate", "title": "Rate", "type": "number", "description": "D.", "example": "0.35" }
            ],
            "reasonCodes": { "c": "suppressed by the publisher", "z": "not applicable" }
          },
          "roles": { "eventDate": { "field": "month" }, "place": { "upperTier": "area" }, "measure": "children" },
          "rules": [
            { "id": "total", "type": "total_row", "fields": ["group"], "values": ["Total"], "severity": "note",
              "message": "A total.", "fix": "Nothing." },
            { "id": "repeats", "type": "repeats_earlier_period", "fields": ["children", "rate"],
              "by": ["area", "group"], "monthsBefore": 12, "severity": "warning",
              "message": "The values are those of a year before.", "fix": "Ask the publisher." }
          ],
          "acceptance": { "onBadRows": "reject_file" },
          "suppression": { "policy": "as_published" }, "caveat": "C.", "help": { "what": "W.", "why": "W.", "how": "H." },
          "example": [ ["E10000034", "2025-04", "Total", "7", "0.35"] ]
        }
        """;

    /// <summary>Both kinds, read as any other.</summary>
    public static DatasetKinds All { get; } = new([Parse(Incidents, IncidentsJson), Parse(Counts, CountsJson)], []);

    private static DatasetKind Parse(string name, string json)
    {
        var (kind, errors) = DatasetKinds.Parse(name + ".json", json);
        Assert.Empty(errors);
        return kind!;
    }
}
