using System.Text.Json;

namespace Survey.Analysis.Exports;

/// <summary>The words of a closed set as outputs write them: <c>does_not_hold</c>.</summary>
internal static class Snake
{
    public static string Of<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());
}
