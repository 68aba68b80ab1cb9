using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Survey.Data.Frames;
using Survey.Data.Responses;

namespace Survey.Data.Simulation;

/// <summary>Reproducible uniform random numbers in [0, 1) for one unit; each depends on the seed, the unit or its pair, and the purpose
/// only.</summary>
/// <remarks>
/// So a question that is added to a study, or a unit to its frame, changes no other draw. A unit draws an answer from its pair's numbers
/// with probability
/// <see cref="SharedDrawProbability"/>: two units that answer about the same thing then agree more often than by chance.
/// </remarks>
internal sealed class SeededRandom(int seed, FrameUnit unit)
{
    /// <summary>Two units of a pair then agree clearly more often than by chance, but not always, as in real surveys of pairs.</summary>
    private const double SharedDrawProbability = 0.6;
    private readonly string unitStream = string.Create(CultureInfo.InvariantCulture, $"{seed}\0unit\0{unit.Id}");
    private readonly string pairStream = string.Create(CultureInfo.InvariantCulture, $"{seed}\0pair\0{unit.Pair}");

    /// <summary>A draw about the unit itself, such as whether it answers at all.</summary>
    public double DrawForUnit(string purpose) => Draw(unitStream, purpose);

    /// <summary>A draw about one answer.</summary>
    public double DrawForAnswer(AnswerKey key, string purpose = "")
    {
        var isShared = unit.Pair.Length > 0 && Draw(unitStream, $"{key}\0shared") < SharedDrawProbability;
        return Draw(isShared ? pairStream : unitStream, $"{key}\0{purpose}");
    }

    private static double Draw(string stream, string purpose)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{stream}\0{purpose}"), hash);
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }
}
