namespace Hub.SampleForce.Geography;

/// <summary>Groups neighbouring cells into districts and wards that hang together.</summary>
internal static class Partition
{
    /// <summary>The district index of every cell: each grows from its main town over the mesh; towns stay whole.</summary>
    public static int[] Districts(Mesh mesh)
    {
        var districtOfTown = Blueprint.Districts
            .SelectMany((district, index) => district.Towns.Select(town => (town, index)))
            .ToDictionary(pair => pair.town, pair => pair.index);
        var result = Enumerable.Repeat(-1, mesh.Cells.Count).ToArray();
        var queue = new PriorityQueue<(int Cell, int District, double Travelled), double>();
        for (var index = 0; index < Blueprint.Districts.Count; index++)
        {
            var district = Blueprint.Districts[index];
            foreach (var (town, order) in district.Towns.Select((town, order) => (town, order)))
            {
                // A lesser town pulls its district's border towards it, yet starts later than the main town.
                var centre = mesh.Cells.First(cell => cell.Town == town).Index;
                var start = (order == 0 ? 0 : 3) - district.ReachKm;
                queue.Enqueue((centre, index, start), start);
            }
        }

        while (queue.TryDequeue(out var next, out _))
        {
            if (result[next.Cell] >= 0)
            {
                continue;
            }

            result[next.Cell] = next.District;
            foreach (var neighbour in mesh.Cells[next.Cell].Neighbours)
            {
                var town = mesh.Cells[neighbour].Town;
                if (result[neighbour] < 0 && (town is null || districtOfTown[town] == next.District))
                {
                    var travelled = next.Travelled + mesh.Cells[next.Cell].Site.Distance(mesh.Cells[neighbour].Site);
                    queue.Enqueue((neighbour, next.District, travelled), travelled);
                }
            }
        }

        return result;
    }

    /// <summary>
    /// Splits one district into wards of about <paramref name="cellsPerWard"/> cells. Returns the cells of each ward; the
    /// smallest ward always grows next, so that wards are of like population.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<int>> Wards(
        Mesh mesh, IReadOnlyList<int> cells, double cellsPerWard, int[] residents, Dice dice)
    {
        var count = Math.Max(2, (int)Math.Round(cells.Count / cellsPerWard, MidpointRounding.AwayFromZero));
        var wardOf = cells.ToDictionary(cell => cell, _ => -1);
        var wards = Seeds(mesh, cells, wardOf, count, dice).Select(seed => new List<int> { seed }).ToArray();
        for (var i = 0; i < count; i++)
        {
            wardOf[wards[i][0]] = i;
        }

        var open = Enumerable.Range(0, count).ToHashSet();
        while (open.Count > 0)
        {
            var ward = open.MinBy(i => (wards[i].Sum(cell => residents[cell]), i));
            var seat = mesh.Cells[wards[ward][0]].Site;
            var next = wards[ward].SelectMany(cell => mesh.Cells[cell].Neighbours)
                .Where(cell => wardOf.TryGetValue(cell, out var owner) && owner < 0)
                .DefaultIfEmpty(-1)
                .MinBy(cell => cell < 0 ? 0 : mesh.Cells[cell].Site.Distance(seat));
            if (next < 0)
            {
                open.Remove(ward);
                continue;
            }

            wardOf[next] = ward;
            wards[ward].Add(next);
        }

        return wards;
    }

    // Each further seed is the cell that is the most steps from those chosen.
    private static List<int> Seeds(Mesh mesh, IReadOnlyList<int> cells, Dictionary<int, int> inDistrict, int count, Dice dice)
    {
        var seeds = new List<int> { dice.Pick(cells) };
        while (seeds.Count < count)
        {
            var steps = seeds.ToDictionary(seed => seed, _ => 0);
            var queue = new Queue<int>(seeds);
            while (queue.TryDequeue(out var cell))
            {
                foreach (var neighbour in mesh.Cells[cell].Neighbours.Where(inDistrict.ContainsKey))
                {
                    if (steps.TryAdd(neighbour, steps[cell] + 1))
                    {
                        queue.Enqueue(neighbour);
                    }
                }
            }

            seeds.Add(steps.MaxBy(pair => (pair.Value, -pair.Key)).Key);
        }

        return seeds;
    }
}
