using Hub.Benchmarks;

// Usage: Hub.Benchmarks [name…]; without a name every benchmark runs. Rows of "name value unit" on standard output.
return await Bench.RunAsync(args, Console.Out, CancellationToken.None);
