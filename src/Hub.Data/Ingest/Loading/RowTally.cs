namespace Hub.Data.Ingest.Loading;

/// <summary>Counts rows while they stream.</summary>
internal sealed class RowTally(int fields)
{
    /// <summary>The cells of each field.</summary>
    public FieldTally Fields { get; } = new(fields);

    /// <summary>Rows with any text.</summary>
    public int Read { get; set; }

    /// <summary>Rows without an error.</summary>
    public int Accepted { get; set; }

    /// <summary>Rows with an error.</summary>
    public int Rejected { get; set; }

    /// <summary>Accepted rows with a warning.</summary>
    public int Warned { get; set; }

    /// <summary>Accepted rows placed in the force.</summary>
    public int Placed { get; set; }

    /// <summary>Accepted rows placed outside it.</summary>
    public int Outside { get; set; }

    /// <summary>Accepted rows without a place.</summary>
    public int Unplaced { get; set; }

    /// <summary>The counts as they stand.</summary>
    public LoadedRows ToRows() => new(Read, Accepted, Rejected, Warned, Placed, Outside, Unplaced);

    /// <summary>The counts when no row stands.</summary>
    public LoadedRows ToRejectedRows() => new(Read, 0, Rejected, 0, 0, 0, 0);
}
