using System.CommandLine;

namespace Hub.Jobs.Access;

/// <summary><c>hub admin</c>: what only the operator of the installation may do, with the owner's connection.</summary>
public static class AdminCommand
{
    internal static Command Create()
        => new("admin", "Set-up by the operator of the installation: agencies, people, first administrators.")
        {
            AdminAgencyCommand.Create(),
            AdminInviteCommand.Create(),
            AdminPeopleCommand.Create(),
        };
}
