namespace Hub.SampleForce.Geography;

/// <summary>
/// Who lives where and how well: residents, children and households of every cell, and a deprivation that gathers in
/// a few estates and the middle of towns and is low in the country around them.
/// </summary>
internal static class Settlement
{
    /// <summary>Fills the numbers of every cell; <paramref name="scale"/> multiplies residents.</summary>
    public static void Populate(IReadOnlyList<Cell> cells, Dice dice, double scale)
    {
        foreach (var group in cells.GroupBy(cell => cell.Town))
        {
            var members = group.ToArray();
            if (group.Key is null)
            {
                foreach (var cell in members)
                {
                    cell.Deprivation = Clamp(0.24 + (0.09 * dice.Normal()));
                }
            }
            else
            {
                Deprive(members, group.Key, dice);
            }

            foreach (var cell in members)
            {
                Fill(cell, dice, scale);
            }
        }
    }

    private static void Deprive(Cell[] cells, Town town, Dice dice)
    {
        // One estate for every twenty cells, at least one, away from the centre.
        var estates = new List<Cell>();
        var outer = cells.Where(cell => cell.FromCentre is > 0.3 and < 0.8).DefaultIfEmpty(cells[0]).ToArray();
        for (var i = 0; i < Math.Max(1, cells.Length / 20); i++)
        {
            estates.Add(dice.Pick(outer));
        }

        var reach = town.RadiusKm * 0.28 / 111;
        foreach (var cell in cells)
        {
            var estate = estates.Max(other => Math.Exp(-Squared(cell, other) / (2 * reach * reach)));
            var centre = Math.Exp(-cell.FromCentre * cell.FromCentre * 6);
            cell.Deprivation = Clamp(0.22 + (0.5 * estate) + (0.22 * centre) + (0.08 * dice.Normal()));
        }
    }

    private static void Fill(Cell cell, Dice dice, double scale)
    {
        var residents = dice.Range(1050, 1500) + (cell.Town is null ? -60 : 80 * cell.Deprivation);
        var isStudentland = cell.Town is not null && cell.FromCentre < 0.25;
        var children = Math.Clamp((isStudentland ? 0.13 : 0.19) + (0.06 * cell.Deprivation) + (0.02 * dice.Normal()), 0.08, 0.34);
        cell.Residents = (int)(residents * scale);
        cell.Residents0To17 = (int)(cell.Residents * children);
        cell.Residents10To17 = (int)(cell.Residents0To17 * dice.Range(0.42, 0.50));
        cell.Households = (int)(cell.Residents / (isStudentland ? 2.0 : 2.35));
    }

    private static double Squared(Cell a, Cell b)
    {
        // Degrees of longitude are shorter than degrees of latitude at this latitude.
        var dx = (a.Centre.Longitude - b.Centre.Longitude) * 0.64;
        var dy = a.Centre.Latitude - b.Centre.Latitude;
        return (dx * dx) + (dy * dy);
    }

    private static double Clamp(double value) => Math.Clamp(value, 0.01, 0.99);
}
