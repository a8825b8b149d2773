return await Hub.Jobs.CommandLine.HubCommand.RunAsync(args);
