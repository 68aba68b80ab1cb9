using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Columns;

/// <summary>What a row of the sheet <c>survey</c> is, by its type cell.</summary>
internal abstract partial record RowType
{
    private RowType() { }

    /// <summary>Reads the type cell. Case does not matter, and neither do blanks or underscores between words.</summary>
    public static RowType Parse(string cellText)
    {
        var text = WhiteSpacePattern().Replace(cellText.Trim(), " ");
        if (ChoicePattern().Match(text) is { Success: true } match)
        {
            return ParseChoice(match);
        }

        if (ChoiceFromFilePattern().Match(text) is { Success: true } fromFile)
        {
            return ParseChoiceFromFile(fromFile);
        }

        if (ChoiceFromRowsPattern().Match(text) is { Success: true } fromRows)
        {
            return new Question(QuestionType.Text) { ChoicesFrom = fromRows.Groups["name"].Value };
        }

        var name = text.ToLowerInvariant().Replace(' ', '_');
        if (RowTypeNames.FindQuestion(name) is { } question)
        {
            return question;
        }

        if (name is "csv-external" or "xml-external")
        {
            return new ExternalFile($".{name[..3]}");
        }

        if (GroupPattern().Match(name) is { Success: true } group)
        {
            return ParseGroup(group);
        }

        return RowTypeNames.FindUnsupportedAdvice(name) is { } advice ? new Unsupported(advice) : new Unknown();
    }

    private static Question ParseChoice(Match match)
    {
        var severalType = match.Groups["rank"].Success ? QuestionType.Ranking : QuestionType.MultipleChoice;
        var type = match.Groups["one"].Success ? QuestionType.SingleChoice : severalType;
        return new Question(type)
        {
            ListName = match.Groups["list"].Value,
            HasOther = match.Groups["other"].Success,
            IsExternal = match.Groups["external"].Success,
        };
    }

    private static Question ParseChoiceFromFile(Match match) =>
        new(match.Groups["one"].Success ? QuestionType.SingleChoice : QuestionType.MultipleChoice)
        {
            FileName = match.Groups["file"].Value,
        };

    private static RowType ParseGroup(Match match)
    {
        var isRepeat = !match.Groups["group"].Success;
        return match.Groups["end"].Success ? new EndGroup(isRepeat) : new BeginGroup(isRepeat);
    }

    [GeneratedRegex(
        @"^((?<one>select[_ ]one(?<external>[_ ]external)?( from)?|select1|add select one prompt using)"
            + "|select[_ ]multiple( from)?|select all that apply( from)?|add select multiple prompt using|(?<rank>rank))"
            + @" (?<list>[^\s$]+)(?<other> or[_ ]other| or specify other)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex ChoicePattern();

    [GeneratedRegex(
        @"^select[_ ]((?<one>one)|multiple)[_ ]from[_ ]file (?<file>\S+\.(csv|xml))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex ChoiceFromFilePattern();

    [GeneratedRegex(
        @"^(select[_ ]one( from)?|select1|add select one prompt using) \$\{ ?(?<name>[^{}\s]+) ?\}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex ChoiceFromRowsPattern();

    [GeneratedRegex(
        "^((begin|(?<end>end))_)?((?<group>group)|repeat|lgroup|looped_group)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex GroupPattern();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpacePattern();

    /// <summary>A question.</summary>
    public sealed record Question(QuestionType Type) : RowType
    {
        /// <summary>What is known of the type.</summary>
        public QuestionTypeDefinition Facts => QuestionTypeDefinition.Of(Type);

        /// <summary>The list of choices, or null.</summary>
        public string? ListName { get; init; }

        /// <summary>The file of choices, or null.</summary>
        public string? FileName { get; init; }

        /// <summary>The question of a repeat whose answers are the choices, or null.</summary>
        public string? ChoicesFrom { get; init; }

        /// <summary>Whether <c>or_other</c> stands behind the list.</summary>
        public bool HasOther { get; init; }

        /// <summary>Whether the list is of the sheet <c>external_choices</c>.</summary>
        public bool IsExternal { get; init; }

        /// <summary>Whether a number is picked from a scale (<c>range</c>).</summary>
        public bool IsScale { get; init; }

        /// <summary>Whether there is one thing to tick (<c>acknowledge</c>).</summary>
        public bool IsAcknowledgement { get; init; }

        /// <summary>Whether it is a value that is kept and never shown (<c>hidden</c>).</summary>
        public bool IsHidden { get; init; }

        /// <summary>The fact of the answering that it records, or null.</summary>
        public MetadataKind? Metadata { get; init; }

        /// <summary>The word for an answer that is not collected, or null.</summary>
        public string? UncollectedType { get; init; }
    }

    /// <summary>A group or repeat begins.</summary>
    public sealed record BeginGroup(bool IsRepeat) : RowType;

    /// <summary>A group or repeat ends.</summary>
    public sealed record EndGroup(bool IsRepeat) : RowType;

    /// <summary>A file that expressions read is named.</summary>
    public sealed record ExternalFile(string Extension) : RowType;

    /// <summary>A type of XLSForm that is not supported here, and what to do.</summary>
    public sealed record Unsupported(ProblemMessage Advice) : RowType;

    /// <summary>No type at all.</summary>
    public sealed record Unknown : RowType;
}
