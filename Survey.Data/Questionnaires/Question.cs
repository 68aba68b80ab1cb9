using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Questionnaires;

/// <summary>One thing that is asked.</summary>
public sealed record Question : Element
{
    /// <summary>Digits are shown in groups of three.</summary>
    public const int DigitsOfAGroup = 3;

    /// <summary>What follows the question's name in the name of its free text for <c>other</c>; published datasets have it.</summary>
    internal const string OtherSuffix = "_other";

    /// <summary>What kind of answer it takes.</summary>
    public required QuestionType Type { get; init; }

    /// <summary>The choices of a choice question; null for others.</summary>
    public ChoiceList? List { get; init; }

    /// <summary>The question of a repeat whose answers are the choices of this one, which keeps the chosen answer as its text; null for
    /// others.</summary>
    public string? ChoicesFrom { get; init; }

    /// <summary>Whether its answers are picked from choices.</summary>
    public bool OffersChoices => List is not null || ChoicesFrom is not null;

    /// <summary>Whether the choice <c>other</c> opens a field for one's own words, answered as <see cref="OtherName"/>.</summary>
    public bool HasOther { get; init; }

    /// <summary>The picture below the label; null where there is none.</summary>
    public LabelPicture? Picture { get; init; }

    /// <summary>A longer explanation that the respondent may unfold.</summary>
    public LocalizedText Guidance { get; init; } = LocalizedText.Empty;

    /// <summary>When an answer is demanded; null is never.</summary>
    public Expression? Required { get; init; }

    /// <summary>What to say where a demanded answer is missing; empty for the form's own words.</summary>
    public LocalizedText RequiredMessage { get; init; } = LocalizedText.Empty;

    /// <summary>What every answer must fulfil (a hard edit).</summary>
    public Expression? Constraint { get; init; }

    /// <summary>What to say where it does not.</summary>
    public LocalizedText ConstraintMessage { get; init; } = LocalizedText.Empty;

    /// <summary>What most answers fulfil; others are confirmed by the respondent (a soft edit).</summary>
    public Expression? SoftConstraint { get; init; }

    /// <summary>What to ask where it does not hold.</summary>
    public LocalizedText SoftConstraintMessage { get; init; } = LocalizedText.Empty;

    /// <summary>Which choices are offered, read for each choice with its columns as bare names; null is all.</summary>
    public Expression? ChoiceFilter { get; init; }

    /// <summary>What the form computes for it; a question that is shown then shows the value, and its respondent does not change
    /// it.</summary>
    public Expression? Calculation { get; init; }

    /// <summary>The questions whose answers set this one anew, by name; empty for a calculation that always follows what it
    /// reads.</summary>
    public ImmutableArray<string> Triggers { get; init; } = [];

    /// <summary>What the answer is until the respondent gives another; null is blank.</summary>
    public Expression? Default { get; init; }

    /// <summary>The question of the round before whose answer this one begins with: <c>${last-saved#name}</c> as its default; null where
    /// it begins otherwise.</summary>
    public string? LastSavedName { get; init; }

    /// <summary>When the answer is shown and cannot be changed; null is never.</summary>
    public Expression? ReadOnly { get; init; }

    /// <summary>The scale that a number is picked from (XLSForm's <c>range</c>); null where it is typed.</summary>
    public NumberScale? Scale { get; init; }

    /// <summary>The order in which choices stand; null is the list's.</summary>
    public RandomizeParameters? Shuffle { get; init; }

    /// <summary>The reasons for no value that a respondent may tick instead of a number, date, time or text.</summary>
    public ImmutableArray<MissingReason> MissingChoices { get; init; } = [];

    /// <summary>The unit that a number is given in, which stands after its field; empty where it has none.</summary>
    public LocalizedText Unit { get; init; } = LocalizedText.Empty;

    /// <summary>How many lines a text's field has; null leaves that to the form.</summary>
    public int? TextRows { get; init; }

    /// <summary>Which fact a <see cref="QuestionType.Metadata"/> is; null for others.</summary>
    public MetadataKind? Metadata { get; init; }

    /// <summary>The workbook's word for a <see cref="QuestionType.Uncollected"/>, such as <c>geopoint</c>; null for others.</summary>
    public string? UncollectedType { get; init; }

    /// <summary>For simulated answers: weights in the order of the list, or the range of a number. Empty leaves it to the
    /// choices.</summary>
    public ImmutableArray<double> Likelihood { get; init; } = [];

    /// <summary>The repeat it belongs to, or null.</summary>
    public string? RepeatName { get; init; }

    /// <summary>Under which condition it is asked, with all that surrounds it; null is always.</summary>
    public Expression? EffectiveRelevance { get; init; }

    /// <summary>The name under which the free text of <c>other</c> is kept.</summary>
    public string OtherName => Name + OtherSuffix;

    /// <summary>What stands after a number, in one language: its type's sign or its own unit; empty where it has none.</summary>
    public string UnitFor(string language) => TypeDefinition.Unit.Length > 0 ? TypeDefinition.Unit : Unit.ForLanguage(language);

    /// <summary>From how many digits on its whole numbers are shown in groups of three. One of four digits may be a year, unless the
    /// question has a unit or the appearance <c>thousands-sep</c>.</summary>
    public int LeastDigitsInGroups => MayBeYear ? DigitsOfAGroup + 2 : DigitsOfAGroup + 1;

    private bool MayBeYear =>
        (TypeDefinition.IsWholeNumber || Type == QuestionType.Calculation)
        && TypeDefinition.Unit.Length == 0
        && Unit.IsEmpty
        && !Appearance.Contains("thousands-sep");

    /// <summary>What an answer's column is called in files, where names that begin with _ are the files' own.</summary>
    public static string ColumnNameOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith('_') ? $"v{name}" : name;
    }

    /// <summary>Whether its value is always computed anew, and never stored.</summary>
    public bool IsComputed => Calculation is not null && Triggers.IsEmpty;

    /// <summary>What is known of its type.</summary>
    public QuestionTypeDefinition TypeDefinition => QuestionTypeDefinition.Of(Type);

    /// <summary>The form of its answers.</summary>
    public AnswerFormat Format => TypeDefinition.Format;

    /// <summary>Whether a respondent answers it.</summary>
    public bool IsAnswerable => IsShown && Format != AnswerFormat.None && !IsComputed;

    /// <summary>Whether a respondent sees it.</summary>
    public bool IsShown => TypeDefinition.IsShown;

    /// <summary>Whether a date may stop at month or year.</summary>
    public bool AllowsPartialDate => Format == AnswerFormat.Date && (Appearance.Contains("month-year") || Appearance.Contains("year"));
}
