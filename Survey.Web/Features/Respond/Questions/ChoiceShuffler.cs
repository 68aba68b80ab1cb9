using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Survey.Data.Questionnaires;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>The random order of choices: the same seed gives the same order on every page, node and day.</summary>
internal static class ChoiceShuffler
{
    /// <summary>The choices in the seed's order; those that say why there is no value, and those that stand alone, stay last.</summary>
    public static ImmutableArray<Choice> Shuffle(IEnumerable<Choice> choices, string seed) =>
        [
            .. choices
                .OrderBy(choice => choice.MissingReason is not null || choice.IsExclusive || choice.Name == ChoiceList.OtherChoiceName)
                .ThenBy(choice => SortKey(choice, seed), StringComparer.Ordinal),
        ];

    private static string SortKey(Choice choice, string seed) =>
        choice.MissingReason is not null || choice.IsExclusive || choice.Name == ChoiceList.OtherChoiceName
            ? ""
            : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {choice.Name}")));
}
