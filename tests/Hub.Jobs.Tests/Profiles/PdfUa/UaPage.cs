using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Graphics.Operations.TextState;
using UglyToad.PdfPig.Tokens;

namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>A page with what it paints, each with the marked content that it stands in.</summary>
internal sealed class UaPage
{
    private static readonly HashSet<string> Painting =
        ["Tj", "TJ", "'", "\"", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"];

    /// <summary>Reads the operators.</summary>
    public UaPage(int number, DictionaryToken dictionary, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        (Number, Dictionary) = (number, dictionary);
        var marks = new List<UaMark>();
        string? font = null;
        foreach (var operation in operations)
        {
            switch (operation)
            {
                case BeginMarkedContent begin:
                    Open(marks, new UaMark(begin.Name.Data, null));
                    break;
                case BeginMarkedContentWithProperties begin:
                    var id = begin.Properties?.Data.GetValueOrDefault("MCID") as NumericToken;
                    Open(marks, new UaMark(begin.Name.Data, id?.Int));
                    break;
                case EndMarkedContent when marks.Count > 0:
                    marks.RemoveAt(marks.Count - 1);
                    break;
                case EndMarkedContent:
                    UnopenedEnds++;
                    break;
                case SetFontAndSize set:
                    font = set.Font.Data;
                    break;
            }

            if (Painting.Contains(operation.Operator))
            {
                Painted.Add(new UaPainted(operation, [.. marks], font));
            }
        }

        OpenAtEnd = marks.Count;
    }

    /// <summary>Counted from 1.</summary>
    public int Number { get; }

    /// <summary>The page object.</summary>
    public DictionaryToken Dictionary { get; }

    /// <summary>Everything painted, in order.</summary>
    public List<UaPainted> Painted { get; } = [];

    /// <summary>Every marked content with the one that it stands in, outermost first.</summary>
    public List<IReadOnlyList<UaMark>> Opened { get; } = [];

    /// <summary>Marked content that is not closed at the end.</summary>
    public int OpenAtEnd { get; }

    /// <summary>Ends without a beginning.</summary>
    public int UnopenedEnds { get; }

    private void Open(List<UaMark> marks, UaMark mark)
    {
        marks.Add(mark);
        Opened.Add([.. marks]);
    }
}

/// <summary>A marked content: its tag, and its id where it belongs to the structure tree.</summary>
internal sealed record UaMark(string Tag, int? Id)
{
    /// <summary>Whether it is outside the reading order.</summary>
    public bool IsArtifact => Tag == "Artifact";
}

/// <summary>A painting operator, the marked content around it (outermost first), and the font in force.</summary>
internal sealed record UaPainted(IGraphicsStateOperation Operation, IReadOnlyList<UaMark> Marks, string? Font);
