using Google.OrTools.LinearSolver;

namespace Hub.Data.Indicators.Disclosure;

/// <summary>
/// Which cells to withhold at the least cost, so that every demand found so far is met: the master programme of Fischetti and
/// Salazar. Each demand reads "these cells, weighed, give at least so much room".
/// </summary>
internal sealed class SuppressionMaster(IReadOnlyDictionary<int, double> costs)
{
    private readonly List<Demand> _demands = [];

    /// <summary>Demands in it.</summary>
    public int Count => _demands.Count;

    /// <summary>Adds a demand.</summary>
    public void Add(Demand demand) => _demands.Add(demand);

    /// <summary>
    /// The cheapest share (whole: the cheapest choice) of cells that meets the demands, with its cost, which no complete solution
    /// undercuts; null when there is none or time ran out.
    /// </summary>
    public (IReadOnlyDictionary<int, double> Shares, double Cost)? Solve(bool isWhole, TimeSpan limit)
    {
        if (limit <= TimeSpan.Zero)
        {
            return null;
        }

        using var solver = Solver.CreateSolver(isWhole ? "SCIP" : "GLOP")
            ?? throw new InvalidOperationException("The solver is not there.");
        solver.SetTimeLimit(Math.Max(1, (long)limit.TotalMilliseconds));
        var cells = _demands.SelectMany(demand => demand.Room.Keys).Distinct().Order().ToDictionary(
            cell => cell,
            cell => isWhole ? solver.MakeBoolVar("") : solver.MakeNumVar(0, 1, ""));
        foreach (var (cell, variable) in cells)
        {
            solver.Objective().SetCoefficient(variable, costs[cell]);
        }

        foreach (var demand in _demands)
        {
            var row = solver.MakeConstraint(demand.Least, double.PositiveInfinity);
            foreach (var (cell, room) in demand.Room)
            {
                row.SetCoefficient(cells[cell], room);
            }
        }

        solver.Objective().SetMinimization();
        return solver.Solve() == Solver.ResultStatus.OPTIMAL
            ? (cells.ToDictionary(pair => pair.Key, pair => pair.Value.SolutionValue()), solver.Objective().Value())
            : null;
    }
}

/// <summary>A demand on the choice of cells.</summary>
/// <param name="Room">What withholding a cell adds to the room of a small number.</param>
/// <param name="Least">The room that is lacking while nothing is withheld.</param>
internal sealed record Demand(IReadOnlyDictionary<int, double> Room, double Least);
