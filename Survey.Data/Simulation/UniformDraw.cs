using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Survey.Data.Frames;
using Survey.Data.Responses;

namespace Survey.Data.Simulation;

/// <summary>Chance for one unit: a number from 0 up to 1 that depends on the seed, the unit or its pair, and what is drawn, and on nothing else.</summary>
/// <remarks>
/// So a question that is added to a study, or a unit to its frame, changes no other draw. A unit draws an answer from its pair's numbers with probability
/// <see cref="Shared"/>: two units that speak of the same thing then agree more often than by chance.
/// </remarks>
internal sealed class UniformDraw(int seed, FrameUnit unit)
{
    private const double Shared = 0.6;
    private readonly string own = string.Create(CultureInfo.InvariantCulture, $"{seed}\0unit\0{unit.Unit}");
    private readonly string pair = string.Create(CultureInfo.InvariantCulture, $"{seed}\0pair\0{unit.Pair}");

    /// <summary>A draw about the unit itself, such as whether it answers at all.</summary>
    public double OfUnit(string what) => Of(own, what);

    /// <summary>A draw about one answer.</summary>
    public double OfAnswer(AnswerKey key, string what = "")
    {
        var isShared = unit.Pair.Length > 0 && Of(own, $"{key}\0shared") < Shared;
        return Of(isShared ? pair : own, $"{key}\0{what}");
    }

    private static double Of(string stream, string what)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{stream}\0{what}"), hash);
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }
}
