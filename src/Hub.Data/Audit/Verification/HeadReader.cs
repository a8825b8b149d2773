using Hub.Data.Audit.Sealing;

namespace Hub.Data.Audit.Verification;

/// <summary>
/// Reads the exported heads beside the chain, line by line. What is wrong with the file itself becomes a finding: lines that cannot
/// be read, numbers that do not ascend, notes that it was shortened.
/// </summary>
internal sealed class HeadReader(TextReader? reader, Findings findings)
{
    private HeadLine? _ahead;
    private string? _torn;
    private long _line;
    private long _last;

    /// <summary>Whether there is a file to compare with.</summary>
    public bool IsGiven => reader is not null;

    /// <summary>The line of a seal, or null. Lines of seals before it, which the record does not have, become findings.</summary>
    public HeadLine? Take(long number)
    {
        while (Peek() is { } line && line.Number <= number)
        {
            _ahead = null;
            if (line.Number == number)
            {
                return line;
            }

            Missing(line);
        }

        return null;
    }

    /// <summary>Whether another line follows.</summary>
    public bool HasMore => Peek() is not null;

    /// <summary>Reads what is left: heads of seals that the record does not have.</summary>
    public void Finish()
    {
        while (Peek() is { } line)
        {
            _ahead = null;
            Missing(line);
        }
    }

    private void Missing(HeadLine line)
        => findings.Add($"Seal {line.Number} with {line.EventCount} events was exported, but the record does not have it.");

    private HeadLine? Peek()
    {
        while (_ahead is null && reader?.ReadLine() is { } text)
        {
            _line++;
            Read(text);
        }

        if (_ahead is null && _torn is not null)
        {
            findings.Add($"The last line of the heads file, {_line}, is not whole; the worker completes it at its next start.");
            _torn = null;
        }

        return _ahead;
    }

    private void Read(string text)
    {
        // A process that died while it wrote leaves a piece of a line, and the whole line follows it.
        if (_torn is { } torn && !text.StartsWith(torn, StringComparison.Ordinal))
        {
            findings.Add($"Line {_line - 1} of the heads file cannot be read: it was altered.");
        }

        _torn = null;
        if (text.StartsWith(HeadFile.Note, StringComparison.Ordinal))
        {
            findings.Add($"Line {_line} of the heads file: {text[HeadFile.Note.Length..].Trim()}");
        }
        else if (HeadLine.Parse(text) is not { } line)
        {
            _torn = text;
        }
        else if (line.Number <= _last)
        {
            findings.Add($"Line {_line} of the heads file holds seal {line.Number} after seal {_last}: lines were moved or added.");
        }
        else
        {
            (_ahead, _last) = (line, line.Number);
        }
    }
}
