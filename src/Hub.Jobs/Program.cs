// Exit, not return: a worker's thread that is slow to stop must not keep a stopped process alive and taking work.
Environment.Exit(await Hub.Jobs.CommandLine.HubCommand.RunAsync(args));
