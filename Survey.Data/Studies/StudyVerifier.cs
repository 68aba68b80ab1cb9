using System.Collections.Immutable;

namespace Survey.Data.Studies;

/// <summary>Holds a study against the table of rules that a study obeys.</summary>
internal static class StudyVerifier
{
    private static readonly ImmutableArray<Func<StudyDraft, IEnumerable<StudyProblem>>> Rules =
    [
        SheetRules.UnknownSheets,
        SheetRules.RepeatedColumns,
        SheetRules.MissingColumns,
        SheetRules.UnknownColumns,
        SheetRules.NeedlessColumns,
        SheetRules.UnsupportedColumns,
        LanguageRules.LanguagesWithoutCode,
        LanguageRules.MissingTranslations,
        LanguageRules.TextsThatAreHidden,
        FormReferences.InTexts,
        OrderRules.TextsOfLaterAnswers,
        NameRules.MalformedNames,
        NameRules.RepeatedNames,
        NameRules.NamesKeptForCounts,
        NameRules.NamesThatDifferOnlyInCase,
        NameRules.ReservedNames,
        NameRules.NamesThatProgramsRefuse,
        NameRules.NamesThatAreCutAlike,
        NameRules.NamesOfOtherWords,
        NameRules.NamesOfChoices,
        ListRules.UnusedLists,
        ListRules.ListsWithoutValue,
        ListRules.CodesWithSeveralLabels,
        ListRules.ChoicesWithoutLabel,
        ListRules.ProbabilitiesAboveOne,
        QuestionRules.NothingAsked,
        QuestionRules.EmptyGroups,
        QuestionRules.PartsWithoutLabel,
        QuestionRules.BatteriesOfDifferentLists,
        QuestionRules.ConstraintsWithoutMessage,
        QuestionRules.RangesThatMeetMissingCodes,
        QuestionRules.BeginningsWithNothing,
        ConditionRules.WhatCannotBeMeant,
        ConditionRules.NamesOfSeveralParts,
        OrderRules.ConditionsOnLaterQuestions,
        ConditionRules.QuestionsThatDependOnThemselves,
        ConditionRules.VariablesThatDependOnThemselves,
        TruthRules.ConditionsThatNeverTurn,
        SettingsRules.UnknownFrameColumns,
        SettingsRules.MalformedName,
        SettingsRules.MalformedRoot,
    ];

    /// <summary>Every breach of every rule; of one that is broken more often than anyone reads, the first ones.</summary>
    public static IEnumerable<StudyProblem> Verify(StudyDraft draft) => Rules.SelectMany(rule => UntilTooMany(rule(draft)));

    /// <summary>Warnings go on: the study may be used, and what stands in its way must not be hidden behind them.</summary>
    private static IEnumerable<StudyProblem> UntilTooMany(IEnumerable<StudyProblem> breaches)
    {
        var hindrances = 0;
        return breaches.TakeWhile(breach => !breach.IsFault || hindrances++ <= ProblemList.MostOfAKind);
    }
}
