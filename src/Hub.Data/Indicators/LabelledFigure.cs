using Hub.Data.Primitives;

namespace Hub.Data.Indicators;

/// <summary>A counted row of a table: label and figure.</summary>
public sealed record LabelledFigure(string Label, Figure Count);
