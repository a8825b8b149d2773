namespace Hub.Jobs.CommandLine;

/// <summary>
/// A command that cannot go on for a reason that its user can mend: the message is one plain sentence, shown without a stack trace.
/// </summary>
public sealed class CommandRefusal(string sentence) : Exception(sentence);
