using Hub.Data.Indicators;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Profiles.Publishing.Checks;
using Hub.Jobs.CommandLine;
using Hub.Jobs.Profiles.Rendering;

namespace Hub.Jobs.Profiles;

/// <summary>Registers what computing, freezing and rendering profiles need.</summary>
internal static class ProfilesFeature
{
    /// <summary>Adds the catalogue of indicators and the PDF engine that the settings name.</summary>
    public static IServiceCollection AddProfiles(this IServiceCollection services, IConfiguration configuration)
    {
        // Fonts are read once, and only in a process that renders.
        services.AddSingleton(_ => Choose(configuration));
        services.AddSingleton(_ => new FigureLinks(Options(configuration).PortalAddress));
        services.AddSingleton<ICharacterCheck>(_ => new EditionCharacters(Options(configuration)));
        return services;
    }

    /// <summary>Refuses before any work is done when the engine that the settings name cannot be used.</summary>
    /// <exception cref="CommandRefusal">The engine is unknown, not built in, not licensed, or lacks its fonts.</exception>
    public static void EnsureEngine(IConfiguration configuration)
    {
        if (Choose(configuration) is RendererChoice.Refused refused)
        {
            throw new CommandRefusal(refused.Reason);
        }
    }

    private static RendererChoice Choose(IConfiguration configuration)
        => Renderers.Choose(Options(configuration));

    private static PdfOptions Options(IConfiguration configuration)
        => configuration.GetSection(PdfOptions.Section).Get<PdfOptions>() ?? new PdfOptions();
}
