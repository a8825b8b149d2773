using Hub.Data.Ingest;
using Hub.Data.Ingest.Annotating;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Due;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Sending;
using Hub.Data.Ingest.Scanning;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Ingest;

/// <summary>Registers what receiving and loading need.</summary>
public static class IngestFeature
{
    /// <summary>Adds the dataset kinds, the quarantine folder, receiving, scanning and loading.</summary>
    /// <exception cref="CommandRefusal">A setting or a definition of a kind is wrong.</exception>
    public static IServiceCollection AddIngest(this IServiceCollection services, CommandSettings settings)
    {
        var options = settings.Ingest;
        var scanner = settings.Scanner;
        if ((options.Problem() ?? scanner.Problem()) is { } problem)
        {
            throw new CommandRefusal(problem);
        }

        services.AddSingleton(KindsListCommand.Load(settings));
        services.AddSingleton(new QuarantineFolder(options));
        services.AddSingleton<ReceiveSubmission>();
        services.AddSingleton<IFileScanner>(new ClamdScanner(scanner));
        services.AddSingleton<ScanSubmission>();
        services.AddHostedService<ScannerWatch>();
        services.AddSingleton<LoadSubmission>();
        services.AddSingleton<AnnotateSubmission>();
        services.AddSingleton<DestroyReceivedFiles>();
        services.AddSingleton<ExpireUploads>();
        services.AddSingleton<DiscardLeftSubmissions>();
        services.AddSingleton<RemindOfReturns>();
        return services;
    }
}
