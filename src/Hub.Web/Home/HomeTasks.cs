using Hub.Data.Access;

namespace Hub.Web.Home;

/// <summary>Finds the tasks that the features declare and asks each what it has for a person.</summary>
public sealed class HomeTasks(IEnumerable<IHomeTask> tasks)
{
    /// <summary>The tasks a person may follow, by section.</summary>
    public async Task<IReadOnlyList<IGrouping<HomeSection, HomeTask>>> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var found = new List<(HomeSection Section, HomeTask Task)>();
        foreach (var task in tasks.Where(task => actor.Can(task.Permission)))
        {
            found.AddRange((await task.AllAsync(actor, cancellationToken)).Select(line => (task.Section, line)));
        }

        return
        [
            .. found.OrderBy(line => line.Section).ThenBy(line => line.Task.Order).ThenBy(line => line.Task.Text, StringComparer.Ordinal)
                .GroupBy(line => line.Section, line => line.Task),
        ];
    }

    /// <summary>The heading of a section.</summary>
    public static string Heading(HomeSection section) => section switch
    {
        HomeSection.Returns => "Returns",
        HomeSection.Intelligence => "Intelligence",
        HomeSection.Profiles => "Profiles",
        HomeSection.Governance => "Agreements, rights and the record",
        HomeSection.Agency => "Your agency",
        HomeSection.Hub => "The hub",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, "This section has no heading."),
    };

    /// <summary>Registers every class of the portal that is an <see cref="IHomeTask"/>.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddScoped<HomeTasks>();
        foreach (var type in typeof(HomeTasks).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IHomeTask))))
        {
            services.AddScoped(typeof(IHomeTask), type);
        }
    }
}
