using System.Collections.Immutable;

namespace Survey.Data.Studies.Reference;

/// <summary>Words that several columns share.</summary>
internal static class WordReferences
{
    /// <summary>Yes and no.</summary>
    public static ImmutableArray<WordReference> YesNo { get; } =
        [
            new("yes", "The column's statement holds.") { Synonyms = ["true", "true()", "1"] },
            new("no", "The column's statement does not hold; the same as an empty cell.") { Synonyms = ["false", "false()", "0"] },
        ];
}
