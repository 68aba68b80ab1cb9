using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Puts choices into a random order. The same seed gives the same order every time, so that going back to a page, or another
/// server, does not change it.</summary>
internal static class ChoiceShuffler
{
    /// <summary>The choices in the seed's order. Choices for a missing value, exclusive ones and <c>other</c> stay last.</summary>
    public static ImmutableArray<Choice> Shuffle(IEnumerable<Choice> choices, string seed) =>
        [
            .. choices
                .OrderBy(StaysLast)
                .ThenBy(choice => SortKey(choice, seed), StringComparer.Ordinal),
        ];

    /// <summary>The seed of a question's order. Without a seed of its own each unit has an order that stays the same.</summary>
    public static string FindSeed(string unitId, Question question, RandomizeParameters parameters, QuestionRouting routing, RowPath row) =>
        parameters.Seed is { } seed ? routing.TextOf(seed, question, row) : $"{unitId} {question.Name}";

    private static bool StaysLast(Choice choice) =>
        choice.MissingReason is not null || choice.IsExclusive || choice.Name == ChoiceList.OtherChoiceName;

    private static string SortKey(Choice choice, string seed) =>
        StaysLast(choice) ? "" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {choice.Name}")));
}
