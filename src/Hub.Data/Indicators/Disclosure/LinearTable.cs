using Google.OrTools.LinearSolver;

namespace Hub.Data.Indicators.Disclosure;

/// <summary>
/// The cells of a table and their sums as a linear programme: the set of all tables that fit what is known. The only place, with
/// <see cref="SuppressionMaster"/>, that knows the solver (GLOP and SCIP of OR-Tools, in process).
/// </summary>
internal sealed class LinearTable : IDisposable
{
    // Told to the simplex: the sets are small and only the objective changes, so its last basis is the best start.
    private const string Warm = "use_preprocessing: false";
    private const double Tolerance = 1e-6;

    private readonly Solver _solver;
    private readonly Objective _objective;
    private readonly Variable[] _cells;
    private readonly MPSolverParameters _parameters = new();
    private readonly List<int> _weighed = [];

    public LinearTable(IReadOnlyList<Known> cells, IReadOnlyList<Sum> sums, bool isWhole = false)
    {
        _solver = Solver.CreateSolver(isWhole ? "SCIP" : "GLOP") ?? throw new InvalidOperationException("The solver is not there.");
        if (!isWhole)
        {
            _ = _solver.SetSolverSpecificParametersAsString(Warm);
            _parameters.SetIntegerParam(
                MPSolverParameters.IntegerParam.INCREMENTALITY, (int)MPSolverParameters.IncrementalityValues.INCREMENTALITY_ON);
            _parameters.SetIntegerParam(
                MPSolverParameters.IntegerParam.PRESOLVE, (int)MPSolverParameters.PresolveValues.PRESOLVE_OFF);
        }

        _cells = [.. cells.Select(known => isWhole
            ? _solver.MakeIntVar(known.Least, Limit(known.Most), "")
            : _solver.MakeNumVar(known.Least, Limit(known.Most), ""))];
        foreach (var sum in sums)
        {
            var row = _solver.MakeConstraint(0, 0);
            row.SetCoefficient(_cells[sum.Total], -1);
            foreach (var part in sum.Parts)
            {
                row.SetCoefficient(_cells[part], 1);
            }
        }

        _objective = _solver.Objective();
        Values = new double[_cells.Length];
    }

    /// <summary>The table found last.</summary>
    public double[] Values { get; }

    /// <summary>True when the table found last is one of whole numbers, and so one that may be the true one.</summary>
    public bool IsWhole => Array.TrueForAll(Values, value => Math.Abs(value - Math.Round(value)) < Tolerance);

    /// <summary>Changes what is known of a cell.</summary>
    public void Tell(int cell, double least, double most) => _cells[cell].SetBounds(least, most);

    /// <summary>How much the bound of a cell holds the last optimum back: positive at its most, negative at its least.</summary>
    public double Hold(int cell) => _cells[cell].ReducedCost();

    /// <summary>The most (or least) that a weighted sum of cells can be; null when no table fits or time ran out.</summary>
    public double? Reach(IReadOnlyList<(int Cell, double Weight)> weights, bool isMost, TimeSpan limit)
    {
        foreach (var cell in _weighed)
        {
            _objective.SetCoefficient(_cells[cell], 0);
        }

        _weighed.Clear();
        foreach (var (cell, weight) in weights)
        {
            _objective.SetCoefficient(_cells[cell], weight);
            _weighed.Add(cell);
        }

        _objective.SetOptimizationDirection(isMost);
        _solver.SetTimeLimit(Math.Max(1, (long)limit.TotalMilliseconds));
        var status = _solver.Solve(_parameters);
        if (status == Solver.ResultStatus.UNBOUNDED)
        {
            return isMost ? Known.NoLimit : -Known.NoLimit;
        }

        if (status != Solver.ResultStatus.OPTIMAL)
        {
            return null;
        }

        for (var i = 0; i < _cells.Length; i++)
        {
            Values[i] = _cells[i].SolutionValue();
        }

        return _objective.Value();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parameters.Dispose();
        _solver.Dispose();
    }

    private static double Limit(long most) => most >= Known.NoLimit ? double.PositiveInfinity : most;
}
