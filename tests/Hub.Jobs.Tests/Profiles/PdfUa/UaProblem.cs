namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>What breaks a rule: the number of <see cref="UaCheckpoints"/> and a sentence that says where.</summary>
internal sealed record UaProblem(string Checkpoint, string Sentence)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Checkpoint}: {Sentence}";
}
