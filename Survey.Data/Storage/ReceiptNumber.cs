using System.Security.Cryptography;

namespace Survey.Data.Storage;

/// <summary>Receipt numbers that can be read out on the telephone, such as <c>SV-7K4M-2Q9X</c>.</summary>
/// <remarks>Forty random bits; the database keeps them unique, and a submission that meets one in use is begun again with
/// another.</remarks>
internal static class ReceiptNumber
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public static string Create() => $"SV-{RandomNumberGenerator.GetString(Alphabet, 4)}-{RandomNumberGenerator.GetString(Alphabet, 4)}";
}
