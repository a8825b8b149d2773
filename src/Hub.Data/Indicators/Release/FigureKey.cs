namespace Hub.Data.Indicators.Release;

/// <summary>One number of an indicator: the area that is counted and the days.</summary>
internal readonly record struct FigureKey(AreaKey Area, DateOnly From, DateOnly Until);

/// <summary>An exact number that would be released, and the rows that it is made of.</summary>
internal readonly record struct ExactFigure(decimal Value, decimal Rows);
