using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Hub.Testing;

/// <summary>
/// Ports for servers under test. They lie below the range that the system gives to outgoing connections, and a start that finds its
/// port taken after all is tried again with another one.
/// </summary>
public static class FreePort
{
    private const int Lowest = 20_000;
    private const int Above = 32_000;
    private const int Tries = 10;

    /// <summary>Starts something on a free port: <paramref name="start"/> throws when the port is taken.</summary>
    public static async Task<T> UseAsync<T>(Func<int, Task<T>> start)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = Find();
            try
            {
                return await start(port);
            }
            catch (Exception) when (attempt < Tries && IsTaken(port))
            {
                // Another process was quicker: the next port.
                await Task.Yield();
            }
        }
    }

    private static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, Above);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another number.
                continue;
            }
        }
    }

    private static bool IsTaken(int port)
        => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(address => address.Port == port);
}
