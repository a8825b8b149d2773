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
        var clips = new Stack<bool>([false]);
        foreach (var operation in operations)
        {
            switch (operation)
            {
                case BeginMarkedContent begin:
                    Open(marks, new UaMark(begin.Name.Data, null));
                    break;
                case BeginMarkedContentWithProperties begin:
                    var id = begin.Properties?.Data.GetValueOrDefault("MCID") as NumericToken;
                    var subtype = begin.Properties?.Data.GetValueOrDefault("Subtype") as NameToken;
                    Open(marks, new UaMark(begin.Name.Data, id?.Int, subtype?.Data));
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

            Clip(clips, operation.Operator);
            if (Painting.Contains(operation.Operator))
            {
                Painted.Add(new UaPainted(operation, [.. marks], font, clips.Peek()));
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

    /// <summary>A clip holds until the state before it is taken back.</summary>
    private static void Clip(Stack<bool> clips, string symbol)
    {
        switch (symbol)
        {
            case "q":
                clips.Push(clips.Peek());
                break;
            case "Q" when clips.Count > 1:
                clips.Pop();
                break;
            case "W" or "W*":
                clips.Pop();
                clips.Push(true);
                break;
        }
    }

    private void Open(List<UaMark> marks, UaMark mark)
    {
        marks.Add(mark);
        Opened.Add([.. marks]);
    }
}

/// <summary>A marked content: its tag, its id where it belongs to the structure tree, and the kind of artifact.</summary>
internal sealed record UaMark(string Tag, int? Id, string? Subtype = null)
{
    /// <summary>Whether it is outside the reading order.</summary>
    public bool IsArtifact => Tag == "Artifact";
}

/// <summary>A painting operator, the marked content around it (outermost first), the font in force, and whether a part is cut off.</summary>
internal sealed record UaPainted(IGraphicsStateOperation Operation, IReadOnlyList<UaMark> Marks, string? Font, bool IsClipped);
