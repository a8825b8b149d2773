namespace Hub.Jobs.Profiles.Rendering;

/// <summary>What came of choosing an engine: one that can render, or the sentence that says why not and what to do.</summary>
internal abstract record RendererChoice
{
    private RendererChoice()
    {
    }

    /// <summary>The engine is ready.</summary>
    internal sealed record Ready(IProfileRenderer Renderer) : RendererChoice;

    /// <summary>The engine cannot be used; <paramref name="Reason"/> is one sentence with the next step.</summary>
    internal sealed record Refused(string Reason) : RendererChoice;
}
