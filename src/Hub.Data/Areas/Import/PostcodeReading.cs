using System.Globalization;
using Hub.Data.Primitives;

namespace Hub.Data.Areas.Import;

/// <summary>Streams the postcodes of a folder. A row whose postcode is not one is passed over and counted.</summary>
internal sealed class PostcodeReading(AreaFolder folder, FolderFiles files)
{
    /// <summary>Rows passed over so far.</summary>
    public int Malformed { get; private set; }

    /// <summary>The postcodes, as they are read.</summary>
    public IEnumerable<PostcodeRow> Rows()
    {
        if (folder.Postcodes is not { } file)
        {
            yield break;
        }

        foreach (var row in files.Rows(file.Source, file.File, file.Postcode, file.Lsoa, file.Longitude, file.Latitude))
        {
            if (Postcode.Normalise(row[0]) is { } postcode)
            {
                yield return new PostcodeRow(postcode, row[1], Degrees(row[2]), Degrees(row[3]));
            }
            else
            {
                Malformed++;
            }
        }
    }

    private static double? Degrees(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
