namespace Hub.Data.Audit.Verification;

/// <summary>
/// What is not as it must be, each in one sentence that names the event or the seal. The first few are kept, all are counted.
/// </summary>
internal sealed class Findings
{
    private const int KeptAtMost = 200;
    private readonly List<string> _sentences = [];

    public int Count { get; private set; }

    public IReadOnlyList<string> Sentences => _sentences;

    public void Add(FormattableString sentence)
    {
        Count++;
        if (_sentences.Count < KeptAtMost)
        {
            _sentences.Add(FormattableString.Invariant(sentence));
        }
    }
}
