using Hub.Jobs.CommandLine;
using Hub.Jobs.Tests.Scheduling;

namespace Hub.Jobs.Tests.CommandLine;

/// <summary>The command line as its users meet it: a process with an exit code and one sentence.</summary>
public sealed class HubCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-command-").FullName;

    public static TheoryData<string> Verbs => [.. HubCommand.Verbs()];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int ExitCode, string Output)> RunAsync(string connection, params string[] arguments)
    {
        using var process = WorkerProcess.Start(connection, _folder, arguments);
        await process.WaitAsync(Token);
        return (process.ExitCode, process.Output);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Verb_AskedForHelp_ExplainsItself(string verb)
    {
        var parsed = HubCommand.Create().Parse([.. verb.Split(' '), "--help"]);
        using var output = new StringWriter();

        var exitCode = parsed.Invoke(new System.CommandLine.InvocationConfiguration { Output = output });

        Assert.Equal(0, exitCode);
        Assert.Contains("Usage:", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wroker")]
    [InlineData("load --agency a --kind b")]
    public async Task Arguments_NotUnderstood_AreOneSentence(string arguments)
    {
        var (exitCode, output) = await RunAsync("", arguments.Split(' '));

        Assert.Equal(2, exitCode);
        Assert.Contains("hub --help", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "requests list", "HUB_DATABASE is missing")]
    [InlineData("", "once --data /no/such/folder", "does not exist")]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Database=d;Timeout=1", "requests list", "could not be reached")]
    [InlineData("", "load --agency a --kind b --period soon file.csv", "--period soon is not understood")]
    public async Task Failure_IsOneSentenceWithoutAStackTrace(string connection, string arguments, string sentence)
    {
        var (exitCode, output) = await RunAsync(connection, arguments.Split(' '));

        Assert.Equal(1, exitCode);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
