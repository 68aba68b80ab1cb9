using System.Security.Cryptography;

namespace Survey.Data.Storage;

/// <summary>Receipt numbers that can be read out on the telephone, such as <c>SV-7K4M-2Q9X</c>.</summary>
/// <remarks>Forty random bits. The database keeps the numbers unique; a submission that draws a used one is retried with another.</remarks>
internal static class ReceiptNumber
{
    /// <summary>32 characters, so that each is five bits; without 0 1 I O, which sound or look like others.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public static string Create() => $"SV-{RandomNumberGenerator.GetString(Alphabet, 4)}-{RandomNumberGenerator.GetString(Alphabet, 4)}";
}
