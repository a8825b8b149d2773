using Hub.Data.Ingest.Kinds;
using Hub.SampleForce.Makers;

namespace Hub.SampleForce.Returns;

/// <summary>A file that was written, as hub.json names it.</summary>
internal sealed record WrittenReturn(SampleAgency Agency, DatasetKind Kind, ReturnPeriod Period, string File, int Rows,
    DateOnly ReceivedOn);

/// <summary>A row of a file that stands for a person.</summary>
internal sealed record PersonRecord(string Agency, string Kind, string File, int Row, string PersonId);

/// <summary>A row that was made bad.</summary>
internal sealed record BadRow(string File, int Row, string Field, string Problem);

/// <summary>Writes every agency's returns and remembers what is true about them.</summary>
internal sealed class ReturnsWriter(World world)
{
    private const int MostAttempts = 100;

    private readonly RowMakers _makers = new(world);

    public List<WrittenReturn> Returns { get; } = [];

    public List<PersonRecord> Persons { get; } = [];

    public List<BadRow> BadRows { get; } = [];

    public List<(SampleAgency Agency, DatasetKind Kind, ReturnPeriod Period, ReturnFate Fate)> Gaps { get; } = [];

    /// <summary>Which agency sends which kinds; a kind that nobody is written down for goes to the first agency of its types.</summary>
    public static IReadOnlyList<(SampleAgency Agency, DatasetKind Kind)> Senders(IReadOnlyList<DatasetKind> kinds)
    {
        var senders = new List<(SampleAgency Agency, DatasetKind Kind)>();
        foreach (var kind in kinds.Where(kind => kind.AgencyTypes.Any(type => type != "publisher")))
        {
            var named = SampleAgencies.All.Where(agency => agency.Kinds.Contains(kind.Kind)).ToArray();
            if (named.Length == 0)
            {
                named = [SampleAgencies.All.First(agency => kind.AgencyTypes.Contains(agency.Type))];
            }

            senders.AddRange(named.Select(agency => (agency, kind)));
        }

        return senders;
    }

    public void WriteAll()
    {
        foreach (var (agency, kind) in Senders(world.Kinds))
        {
            foreach (var period in ReturnPeriods.Of(kind.Calendar.Every, world.Options))
            {
                var fate = ReturnPeriods.Fate(agency, kind.Kind, period, world.Options);
                if (fate != ReturnFate.OnTime)
                {
                    Gaps.Add((agency, kind, period, fate));
                }

                if (fate != ReturnFate.Never)
                {
                    Write(agency, kind, period, fate);
                }
            }
        }
    }

    private void Write(SampleAgency agency, DatasetKind kind, ReturnPeriod period, ReturnFate fate)
    {
        var file = $"returns/{agency.Code}/{kind.Kind}/{period.Name}.csv";
        var path = Path.Combine(world.Options.Folder, file);
        var dice = new Dice(world.Options.Seed, "file " + file);
        var due = kind.Calendar.DueDays;
        var days = fate == ReturnFate.Late ? due + dice.Between(21, 45) : dice.Between(Math.Max(1, due / 3), Math.Max(1, due - 2));
        var received = period.Until.AddDays(days);
        var rows = kind.Kind == "street_crime" && agency.Code == SampleAgencies.Police
            ? StreetCrimeFile.WriteMonth(path, world.Force, world.Story, period.From)
            : WriteRows(agency, kind, period, file, path, dice);
        if (rows == 0)
        {
            // At a small scale a small area can have nobody to report.
            Gaps.Add((agency, kind, period, ReturnFate.Never));
            return;
        }

        Returns.Add(new WrittenReturn(agency, kind, period, file, rows, received));
    }

    private int WriteRows(SampleAgency agency, DatasetKind kind, ReturnPeriod period, string file, string path, Dice dice)
    {
        var (made, filler) = MakeRows(agency, kind, period);
        if (made.Count == 0)
        {
            return 0;
        }

        var rows = new List<object?[]>();
        foreach (var row in made)
        {
            rows.Add(filler.Fill(row));
            if (row.Person is { } person)
            {
                // The headings are row 1 of the sheet.
                Persons.Add(new PersonRecord(agency.Code, kind.Kind, file, rows.Count + 1, person.Id));
            }
        }

        var bad = new List<(int Row, string Field, string Problem)>();
        new ReturnFile(kind, agency.Style, dice).Write(path, rows, bad);
        BadRows.AddRange(bad.Select(one => new BadRow(file, one.Row, one.Field, one.Problem)));
        return rows.Count;
    }

    // A small area may have nothing to report. An empty file is refused, so chance is asked again until it has something.
    private (IReadOnlyList<SampleRow> Rows, RowFiller Filler) MakeRows(SampleAgency agency, DatasetKind kind, ReturnPeriod period)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var context = new ReturnContext(world, agency, kind, period, attempt);
            var rows = _makers.Make(context).ToArray();
            if (rows.Length > 0)
            {
                return (rows, new RowFiller(context));
            }
        }

        return ([], new RowFiller(new ReturnContext(world, agency, kind, period)));
    }
}
