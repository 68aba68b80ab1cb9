using System.Collections.Immutable;

namespace Survey.Data.Studies;

/// <summary>Holds a study against the table of rules that a study obeys.</summary>
internal static class StudyVerifier
{
    private static readonly ImmutableArray<Func<StudyDraft, IEnumerable<StudyProblem>>> Rules = [];

    /// <summary>Every breach of every rule.</summary>
    public static IEnumerable<StudyProblem> Verify(StudyDraft draft) => Rules.SelectMany(rule => rule(draft));
}
