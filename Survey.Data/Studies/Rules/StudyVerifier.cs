using System.Collections.Immutable;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Rules;

/// <summary>Runs all rules on a study.</summary>
internal static class StudyVerifier
{
    private static readonly ImmutableArray<Func<UnverifiedStudy, IEnumerable<StudyProblem>>> Rules =
    [
        SheetRules.UnknownSheets,
        SheetRules.DuplicateColumns,
        SheetRules.MissingColumns,
        DialectRules.FormsOfOtherPrograms,
        SheetRules.UnknownColumns,
        SheetRules.IgnoredColumns,
        SheetRules.UnsupportedColumns,
        LanguageRules.LanguagesWithoutCode,
        LanguageRules.MissingTranslations,
        LanguageRules.HiddenTexts,
        ReferenceRules.UnresolvedReferencesInTexts,
        QuestionOrderRules.TextsShowingLaterAnswers,
        NameRules.MalformedNames,
        NameRules.DuplicateNames,
        NameRules.NamesReservedForCounts,
        NameRules.NamesThatDifferOnlyInCase,
        NameRules.ReservedNames,
        NameRules.NamesChangedInFiles,
        NameRules.NamesReservedByPrograms,
        NameRules.NamesTruncatedAlike,
        NameRules.NamesClashingWithOtherTexts,
        NameRules.MalformedChoiceNames,
        ListRules.UnusedLists,
        ListRules.ListsWithoutValidChoice,
        ListRules.CodesWithSeveralLabels,
        ListRules.ChoicesWithoutLabel,
        ListRules.ProbabilitiesAboveOne,
        ListRules.RankingsOfExclusiveChoices,
        QuestionRules.FormsWithoutQuestions,
        QuestionRules.EmptyGroups,
        QuestionRules.ElementsWithoutLabel,
        QuestionRules.InconsistentBatteries,
        QuestionRules.ConstraintsWithoutMessage,
        QuestionRules.RangesOverlappingMissingCodes,
        QuestionRules.UnknownLastSavedQuestions,
        RepeatChoiceRules.ChoicesThatAreNone,
        UncollectedRules.UncollectedQuestions,
        UncollectedRules.ReadingsOfUncollectedQuestions,
        EntityRules.KeptEntities,
        EntityRules.InvalidLists,
        EntityRules.RowsThatDoNothing,
        EntityRules.InvalidExpressions,
        EntityRules.InvalidProperties,
        EntityRules.PropertiesSavedTwice,
        EntityPlacementRules.ListsWithoutPlace,
        ExpressionRules.InvalidExpressions,
        ExpressionRules.AmbiguousReferences,
        QuestionOrderRules.ConditionsOnLaterQuestions,
        ExpressionRules.CyclicQuestions,
        ExpressionRules.CyclicVariables,
        ConstantConditionRules.ConstantConditions,
        SettingsRules.UnknownFrameColumns,
        SettingsRules.MalformedFormId,
        SettingsRules.MalformedRootName,
    ];

    /// <summary>Every breach of every rule; of one that is broken more often than anyone reads, the first ones.</summary>
    public static IEnumerable<StudyProblem> Verify(UnverifiedStudy draft) => Rules.SelectMany(rule => LimitErrors(rule(draft)));

    /// <summary>Only errors are limited: warnings are needed in full where the study can be used.</summary>
    private static IEnumerable<StudyProblem> LimitErrors(IEnumerable<StudyProblem> problems)
    {
        var errorCount = 0;
        return problems.TakeWhile(problem => !problem.IsErrorOrUnsupported || errorCount++ <= ProblemCollector.MaximumPerSeverity);
    }
}
