namespace Survey.Data.Responses;

/// <summary>A round's move to another version of its study, as the journal of one response records it.</summary>
/// <param name="UnitId">The frame unit.</param>
/// <param name="Revision">The revision that the move made of the response: earlier revisions were saved before it.</param>
/// <param name="StudyHash">The version that the round moved to.</param>
/// <param name="MovedAt">When.</param>
public sealed record RecordedMove(string UnitId, int Revision, string StudyHash, DateTimeOffset MovedAt);
