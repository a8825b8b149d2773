using System.Security.Cryptography;
using System.Text;
using Xunit.Sdk;
using Xunit.v3;

namespace Hub.Testing;

/// <summary>
/// Tests run in the order of their names: the same on every machine and in every folder, so that a failure can be repeated. (xunit's
/// own order hangs on the folder that the tests were built in.) HUB_TEST_ORDER shuffles them by any word, to find tests that rest
/// on their neighbours.
/// </summary>
public sealed class TestOrder : ITestCollectionOrderer, ITestClassOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    private static readonly string? Word = Environment.GetEnvironmentVariable("HUB_TEST_ORDER");

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection
        => Order(testCollections, collection => collection.TestCollectionDisplayName);

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, ITestClass
        => Order(testClasses, type => type?.TestClassName ?? "");

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod
        => Order(testMethods, method => method?.MethodName ?? "");

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase
        => Order(testCases, test => test.TestCaseDisplayName);

    private static IReadOnlyCollection<T> Order<T>(IReadOnlyCollection<T> tests, Func<T, string> name)
        => [.. tests.OrderBy(test => Key(name(test)), StringComparer.Ordinal)];

    private static string Key(string name)
        => Word is null ? name : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Word + name)));
}
