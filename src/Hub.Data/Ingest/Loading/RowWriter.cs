using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Loading;

/// <summary>Turns a checked and placed row into the binary rows of its tables.</summary>
internal sealed class RowWriter : IDisposable
{
    /// <summary>The columns of ingest.source_records in the order in which they are written.</summary>
    public const string RecordColumns =
        "submission_id, agency_id, agreement_id, row_number, event_from, event_until, date_precision, lsoa21, place_code, "
        + "place_precision, measure, fields";

    /// <summary>The columns of person.identity in the order in which they are written.</summary>
    public const string IdentityColumns = "submission_id, agency_id, agreement_id, key_id, row_number, sealed";

    private const short RecordColumnCount = 12;
    private const short IdentityColumnCount = 6;

    private readonly EventDates _dates;
    private readonly IdentitySealer _sealer;
    private readonly RowJson _plain;
    private readonly RowJson _identifying;
    private readonly byte[] _recordStart;
    private readonly byte[] _identityStart;
    private readonly int? _measure;
    private byte[] _sealed = new byte[1024];

    public RowWriter(SubmissionRow submission, DatasetKind kind, Func<string, int> place, IdentitySealer sealer, string keyId)
    {
        _sealer = sealer;
        _dates = new EventDates(kind, place, submission.PeriodFrom, submission.PeriodUntil);
        _plain = RowJson.Plain(kind);
        _identifying = RowJson.Identifying(kind);
        _measure = kind.Roles.Measure is { } measure ? place(measure) : null;
        _recordStart = Start(submission, RecordColumnCount, null);
        _identityStart = Start(submission, IdentityColumnCount, keyId);
    }

    /// <summary>Writes an accepted row.</summary>
    public void WriteRecord(RowValues row, PlacedRow placed, CopyBuffer target)
    {
        target.Raw(_recordStart);
        target.Int(row.RowNumber);
        _dates.Write(row, target);
        Text(placed.Lsoa21, target);
        Text(placed.Code, target);
        target.Bytes(placed.Precision);
        target.Numeric(_measure is { } field && row[field].State == ValueState.Present ? row[field].Number : null);
        target.Jsonb(_plain.Write(row));
    }

    /// <summary>Seals the identifying values of a row, accepted or not; writes nothing for a row that has none.</summary>
    public void WriteIdentity(RowValues row, CopyBuffer target)
    {
        if (!_identifying.HasFields)
        {
            return;
        }

        var text = _identifying.WriteAsSent(row);
        if (text.IsEmpty)
        {
            return;
        }

        var length = text.Length + IdentitySealer.Overhead;
        if (_sealed.Length < length)
        {
            _sealed = new byte[length * 2];
        }

        _sealer.Seal(row.RowNumber, text, _sealed.AsSpan(0, length));
        target.Raw(_identityStart);
        target.Int(row.RowNumber);
        target.Bytes(_sealed.AsSpan(0, length));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _plain.Dispose();
        _identifying.Dispose();
    }

    private static void Text(byte[]? text, CopyBuffer target)
    {
        if (text is null)
        {
            target.Null();
        }
        else
        {
            target.Bytes(text);
        }
    }

    /// <summary>What is the same in every row of a submission.</summary>
    private static byte[] Start(SubmissionRow submission, short columns, string? keyId)
    {
        var start = new CopyBuffer(256);
        start.Row(columns);
        start.Long(submission.SubmissionId);
        start.Uuid(submission.AgencyId);
        start.Uuid(submission.AgreementId);
        if (keyId is not null)
        {
            start.Bytes(System.Text.Encoding.UTF8.GetBytes(keyId));
        }

        return start.Written.ToArray();
    }
}
