using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Survey.Data.Questionnaires;

namespace Survey.Web.Features.Respond;

/// <summary>The random order of choices: the same seed gives the same order on every page, node and day.</summary>
internal static class ChoiceOrder
{
    /// <summary>The choices in the seed's order; those that say why there is no value, and those that stand alone, stay last.</summary>
    public static ImmutableArray<Choice> Shuffled(IEnumerable<Choice> choices, string seed) =>
        [.. choices.OrderBy(choice => choice.Missing is not null || choice.IsExclusive || choice.Name == ChoiceList.Other).ThenBy(choice => Place(choice, seed), StringComparer.Ordinal)];

    private static string Place(Choice choice, string seed) =>
        choice.Missing is not null || choice.IsExclusive || choice.Name == ChoiceList.Other
            ? ""
            : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {choice.Name}")));
}
