using Survey.Data.Rounds;
using Survey.Data.Studies.Model;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>A problem of the settings of a round.</summary>
internal enum RoundSettingsProblem
{
    /// <summary>The name cannot be part of an address.</summary>
    Name,

    /// <summary>The round closes before it opens.</summary>
    Closing,

    /// <summary>The round is over already: nobody could answer.</summary>
    Over,
}

/// <summary>What a round is to be called and when it takes answers, as the command line and the page ask for it.</summary>
internal sealed record RoundSettings(string Name, DateTimeOffset OpensAt, DateTimeOffset ClosesAt)
{
    /// <summary>The previous round; null where there is none.</summary>
    public Round? Previous { get; init; }

    /// <summary>The length of the database's column.</summary>
    private const int MaximumNameLength = 200;

    /// <summary>Names that the site's own addresses have in the place of a round's name.</summary>
    private static readonly string[] ReservedNames = ["studies", "help"];

    /// <summary>Whether the name can be part of an address.</summary>
    public static bool IsValidName(string name) =>
        name.Length is > 0 and <= MaximumNameLength
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && !ReservedNames.Contains(name);

    /// <summary>All problems of the settings, for a round that is published now.</summary>
    public IEnumerable<RoundSettingsProblem> FindProblems(DateTimeOffset now)
    {
        if (!IsValidName(Name))
        {
            yield return RoundSettingsProblem.Name;
        }

        if (ClosesAt <= OpensAt)
        {
            yield return RoundSettingsProblem.Closing;
        }
        else if (ClosesAt <= now)
        {
            yield return RoundSettingsProblem.Over;
        }
    }

    /// <summary>The round of a study.</summary>
    public Round ToRound(Study study) =>
        new()
        {
            Id = Guid.CreateVersion7(OpensAt),
            Name = Name,
            StudyName = study.Name,
            StudyHash = study.Hash,
            OpensAt = OpensAt.ToUniversalTime(),
            ClosesAt = ClosesAt.ToUniversalTime(),
            PreviousRoundId = Previous?.Id,
        };
}
