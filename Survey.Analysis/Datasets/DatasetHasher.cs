using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Survey.Data.Frames;
using Survey.Data.Responses;

namespace Survey.Analysis.Datasets;

/// <summary>Computes the content hash of a dataset: the same frame and answers give the same hash, wherever they were stored.</summary>
/// <remarks>
/// Units in the frame's order, each with its columns and its non-empty answers in ordinal order of their names; every text with its
/// length before it. E-mail addresses, and where an answer came from (typed, confirmed, imported), are no part of it.
/// </remarks>
internal static class DatasetHasher
{
    // Incremented when the format below changes, so that hashes of two formats never match.
    private const string FormatVersion = "dataset 1";

    public static string Compute(Frame frame, IReadOnlyDictionary<string, UnitResponse> responses)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, FormatVersion);
        Append(hash, frame.Units.Length);
        foreach (var unit in frame.Units)
        {
            AppendUnit(hash, unit);
            AppendResponse(hash, responses.GetValueOrDefault(unit.Id));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendUnit(IncrementalHash hash, FrameUnit unit)
    {
        var columns = unit
            .Columns.Where(column => column.Key is not ("email" or "disposition") && column.Value.Length > 0)
            .OrderBy(column => column.Key, StringComparer.Ordinal)
            .ToList();
        Append(hash, unit.Id);
        Append(hash, unit.Disposition?.ToString() ?? "");
        Append(hash, columns.Count);
        foreach (var (name, text) in columns)
        {
            Append(hash, name);
            Append(hash, text);
        }
    }

    /// <summary>The word that goes into the hash; it never changes, or published hashes could not be computed again.</summary>
    private static string HashedStatus(FormStatus status) => status == FormStatus.Submitted ? "Submitted" : "Partial";

    private static void AppendResponse(IncrementalHash hash, UnitResponse? response)
    {
        var answers = (response?.Answers.Entries ?? AnswerSet.Empty.Entries)
            .Where(answer => !answer.Value.IsEmpty)
            .OrderBy(answer => answer.Key.Name, StringComparer.Ordinal)
            .ThenBy(answer => answer.Key.Row)
            .ToList();
        Append(hash, response is null ? "" : HashedStatus(response.Status));
        Append(hash, answers.Count);
        foreach (var (key, answer) in answers)
        {
            Append(hash, key.ToString());
            Append(hash, answer.Text);
            Append(hash, answer.Reason is { } reason ? ((int)reason).ToString(CultureInfo.InvariantCulture) : "");
        }
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
