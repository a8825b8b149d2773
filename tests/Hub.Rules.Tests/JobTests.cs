using Hub.Data.Database;
using Hub.Jobs.Scheduling;

namespace Hub.Rules.Tests;

/// <summary>Jobs: one handler for each kind, and Hangfire never tries again by itself.</summary>
public sealed class JobTests
{
    [Fact]
    public void JobKinds_HaveExactlyOneHandler()
    {
        var handled = SchedulingFeature.HandlerTypes()
            .Select(type => ((IJobHandler)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).Kind)
            .Order(StringComparer.Ordinal);

        Assert.Equal(JobKinds.All.Order(StringComparer.Ordinal), handled);
    }

    [Fact]
    public void JobKinds_ListEveryConstant()
        => Assert.Equal(
            typeof(JobKinds).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(),
            JobKinds.All.Order());

    [Fact]
    public void JobRunner_IsTheOnlyJobAndNeverRetriedByHangfire()
    {
        var run = typeof(JobRunner).GetMethod(nameof(JobRunner.RunAsync))!;
        var retry = run.GetCustomAttributes(inherit: false).OfType<Hangfire.AutomaticRetryAttribute>().Single();

        Assert.Equal(0, retry.Attempts);
        Assert.Equal([typeof(long), typeof(CancellationToken)], run.GetParameters().Select(parameter => parameter.ParameterType));
    }
}
