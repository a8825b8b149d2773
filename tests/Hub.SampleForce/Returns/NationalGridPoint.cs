namespace Hub.SampleForce.Returns;

/// <summary>
/// WGS84 to British National Grid, for agencies whose systems hold grid references: the seven-parameter shift and the
/// transverse Mercator of the Ordnance Survey's guide to coordinate systems, good to about five metres.
/// </summary>
internal static class NationalGridPoint
{
    private const double SecondsToRadians = Math.PI / 648_000;

    /// <summary>Easting and northing in metres.</summary>
    public static (double Easting, double Northing) Of(double longitude, double latitude)
    {
        var (phi, lambda) = Shift(latitude * Math.PI / 180, longitude * Math.PI / 180);
        return Project(phi, lambda);
    }

    // WGS84 to OSGB36 through earth-centred coordinates.
    private static (double Phi, double Lambda) Shift(double phi, double lambda)
    {
        const double A = 6_378_137.0;
        const double E2 = 0.00669437999014;
        var nu = A / Math.Sqrt(1 - (E2 * Math.Pow(Math.Sin(phi), 2)));
        var x = nu * Math.Cos(phi) * Math.Cos(lambda);
        var y = nu * Math.Cos(phi) * Math.Sin(lambda);
        var z = nu * (1 - E2) * Math.Sin(phi);

        const double Scale = 20.4894e-6;
        const double Rx = -0.1502 * SecondsToRadians;
        const double Ry = -0.2470 * SecondsToRadians;
        const double Rz = -0.8421 * SecondsToRadians;
        var x2 = -446.448 + (x * (1 + Scale)) - (Rz * y) + (Ry * z);
        var y2 = 125.157 + (Rz * x) + (y * (1 + Scale)) - (Rx * z);
        var z2 = -542.060 - (Ry * x) + (Rx * y) + (z * (1 + Scale));

        const double AiryA = 6_377_563.396;
        const double AiryE2 = 0.00667054000123;
        var p = Math.Sqrt((x2 * x2) + (y2 * y2));
        var result = Math.Atan2(z2, p * (1 - AiryE2));
        for (var i = 0; i < 6; i++)
        {
            var airyNu = AiryA / Math.Sqrt(1 - (AiryE2 * Math.Pow(Math.Sin(result), 2)));
            result = Math.Atan2(z2 + (AiryE2 * airyNu * Math.Sin(result)), p);
        }

        return (result, Math.Atan2(y2, x2));
    }

    private static (double Easting, double Northing) Project(double phi, double lambda)
    {
        const double A = 6_377_563.396;
        const double B = 6_356_256.909;
        const double F0 = 0.9996012717;
        const double Phi0 = 49 * Math.PI / 180;
        const double Lambda0 = -2 * Math.PI / 180;
        const double E2 = 1 - (B * B / (A * A));
        const double N = (A - B) / (A + B);
        var (sin, cos, tan2) = (Math.Sin(phi), Math.Cos(phi), Math.Pow(Math.Tan(phi), 2));
        var nu = A * F0 / Math.Sqrt(1 - (E2 * sin * sin));
        var rho = A * F0 * (1 - E2) / Math.Pow(1 - (E2 * sin * sin), 1.5);
        var eta2 = (nu / rho) - 1;
        var (d, s) = (phi - Phi0, phi + Phi0);
        var m = B * F0 * (
            ((1 + N + (1.25 * N * N) + (1.25 * N * N * N)) * d)
            - (((3 * N) + (3 * N * N) + (21.0 / 8 * N * N * N)) * Math.Sin(d) * Math.Cos(s))
            + (((15.0 / 8 * N * N) + (15.0 / 8 * N * N * N)) * Math.Sin(2 * d) * Math.Cos(2 * s))
            - (35.0 / 24 * N * N * N * Math.Sin(3 * d) * Math.Cos(3 * s)));
        var l = lambda - Lambda0;
        var cos3 = cos * cos * cos;
        var northing = m - 100_000
            + (nu / 2 * sin * cos * l * l)
            + (nu / 24 * sin * cos3 * (5 - tan2 + (9 * eta2)) * Math.Pow(l, 4))
            + (nu / 720 * sin * cos3 * cos * cos * (61 - (58 * tan2) + (tan2 * tan2)) * Math.Pow(l, 6));
        var easting = 400_000
            + (nu * cos * l)
            + (nu / 6 * cos3 * ((nu / rho) - tan2) * Math.Pow(l, 3))
            + (nu / 120 * cos3 * cos * cos * (5 - (18 * tan2) + (tan2 * tan2) + (14 * eta2) - (58 * tan2 * eta2)) * Math.Pow(l, 5));
        return (easting, northing);
    }
}
