using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Responses.Frozen;

namespace Survey.Data.Storage.Serialization;

/// <summary>The content of a frozen dataset as compressed JSON.</summary>
/// <remarks>Thread-safe. Invariant: what was serialised is deserialised to an equal frame, equal answers and equal moves. Properties may be
/// added, but never renamed: datasets that are frozen already have to be read for ever.</remarks>
internal static class FrozenContentSerializer
{
    /// <summary>The content as bytes.</summary>
    public static byte[] Serialize(Guid roundId, FrozenContent content)
    {
        var json = new FrozenContentJson
        {
            RoundId = roundId,
            StudyHashes = [.. content.StudyHashes],
            Units = [.. content.Frame.Units.Select(FrozenUnitJson.From)],
            Responses = [.. content.Responses.Select(FrozenResponseJson.From)],
            Moves = [.. content.Moves],
        };
        using var stream = new MemoryStream();
        using (var compressed = new GZipStream(stream, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(compressed, json, FrozenContentJsonContext.Default.FrozenContentJson);
        }

        return stream.ToArray();
    }

    /// <summary>The content from its bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are not compressed, or hold no content.</exception>
    /// <exception cref="JsonException">The bytes hold no such JSON.</exception>
    public static FrozenContent Deserialize(byte[] bytes)
    {
        using var compressed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var json =
            JsonSerializer.Deserialize(compressed, FrozenContentJsonContext.Default.FrozenContentJson)
            ?? throw new InvalidDataException("A frozen dataset holds null.");
        return new FrozenContent
        {
            StudyHashes = [.. json.StudyHashes],
            Frame = new Frame { Units = [.. json.Units.Select(unit => unit.ToFrameUnit())] },
            Responses = [.. json.Responses.Select(response => response.ToResponse(json.RoundId))],
            Moves = [.. json.Moves],
        };
    }
}

internal sealed record FrozenContentJson
{
    public required Guid RoundId { get; init; }

    public required IReadOnlyList<string> StudyHashes { get; init; }

    public required IReadOnlyList<FrozenUnitJson> Units { get; init; }

    public required IReadOnlyList<FrozenResponseJson> Responses { get; init; }

    public required IReadOnlyList<RecordedMove> Moves { get; init; }
}

internal sealed record FrozenUnitJson
{
    public required string Unit { get; init; }

    public required string Name { get; init; }

    public required string RespondentGroup { get; init; }

    public required string Organisation { get; init; }

    public required string Pair { get; init; }

    public required string Email { get; init; }

    public string? Disposition { get; init; }

    public required SortedDictionary<string, string> Columns { get; init; }

    public static FrozenUnitJson From(FrameUnit unit) =>
        new()
        {
            Unit = unit.Id,
            Name = unit.DisplayName,
            RespondentGroup = unit.RespondentGroup,
            Organisation = unit.Organisation,
            Pair = unit.Pair,
            Email = unit.Email,
            Disposition = unit.Disposition?.ToString(),
            Columns = new(unit.Columns, StringComparer.Ordinal),
        };

    public FrameUnit ToFrameUnit() =>
        new()
        {
            Id = Unit,
            DisplayName = Name,
            RespondentGroup = RespondentGroup,
            Organisation = Organisation,
            Pair = Pair,
            Email = Email,
            Disposition = Disposition is null ? null : Enum.Parse<Disposition>(Disposition),
            Columns = Columns.ToImmutableDictionary(),
        };
}

/// <summary>A response; its answers are in the form in which the database holds them elsewhere.</summary>
internal sealed record FrozenResponseJson
{
    public required string Unit { get; init; }

    public required int Revision { get; init; }

    public required string Answers { get; init; }

    public required string ChangedAt { get; init; }

    public DateTimeOffset? SavedAt { get; init; }

    public string? SubmittedAnswers { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public string? Receipt { get; init; }

    public DateTimeOffset? ReopenedAt { get; init; }

    public static FrozenResponseJson From(Response response) =>
        new()
        {
            Unit = response.UnitId,
            Revision = response.Revision,
            Answers = AnswerJsonSerializer.Serialize(response.Answers.Entries),
            ChangedAt = AnswerJsonSerializer.Serialize(response.AnswerRevisions),
            SavedAt = response.SavedAt,
            SubmittedAnswers = response.SubmittedAnswers is { } submitted ? AnswerJsonSerializer.Serialize(submitted.Entries) : null,
            SubmittedAt = response.SubmittedAt,
            Receipt = response.Receipt,
            ReopenedAt = response.ReopenedAt,
        };

    public Response ToResponse(Guid roundId) =>
        new()
        {
            RoundId = roundId,
            UnitId = Unit,
            Revision = Revision,
            Answers = new AnswerSet(AnswerJsonSerializer.DeserializeAnswers(Answers)),
            AnswerRevisions = AnswerJsonSerializer.DeserializeRevisions(ChangedAt),
            SavedAt = SavedAt,
            SubmittedAnswers = SubmittedAnswers is null ? null : new AnswerSet(AnswerJsonSerializer.DeserializeAnswers(SubmittedAnswers)),
            SubmittedAt = SubmittedAt,
            Receipt = Receipt,
            ReopenedAt = ReopenedAt,
        };
}

[JsonSerializable(typeof(FrozenContentJson))]
internal sealed partial class FrozenContentJsonContext : JsonSerializerContext;
