using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>What a row of the sheet <c>survey</c> is, by its type cell.</summary>
internal abstract partial record RowType
{
    private RowType()
    {
    }

    /// <summary>Reads the type cell. Case does not matter, and neither do blanks or underscores between words.</summary>
    public static RowType Parse(string written)
    {
        var text = WhiteSpace().Replace(written.Trim(), " ");
        if (Choosing().Match(text) is { Success: true } match)
        {
            return Choice(match);
        }

        if (ChoosingFromFile().Match(text) is { Success: true } fromFile)
        {
            return FromFile(fromFile);
        }

        var name = text.ToLowerInvariant().Replace(' ', '_');
        return TypeWords.FindPlain(name) is { } plain ? plain
            : name is "csv-external" or "xml-external" ? new NamesFile($".{name[..3]}")
            : Parts().Match(name) is { Success: true } part ? PartOf(part)
            : TypeWords.FindAdvice(name) is { } advice ? new NotSupported(advice)
            : new Unknown();
    }

    private static Asked Choice(Match match)
    {
        var type = match.Groups["one"].Success ? QuestionType.SingleChoice
            : match.Groups["rank"].Success ? QuestionType.Ranking
            : QuestionType.MultipleChoice;
        return new Asked(type) { ListName = match.Groups["list"].Value, HasOther = match.Groups["other"].Success, IsExternal = match.Groups["external"].Success };
    }

    private static Asked FromFile(Match match) =>
        new(match.Groups["one"].Success ? QuestionType.SingleChoice : QuestionType.MultipleChoice) { FileName = match.Groups["file"].Value };

    private static RowType PartOf(Match part)
    {
        var isRepeat = !part.Groups["group"].Success;
        return part.Groups["end"].Success ? new End(isRepeat) : new Begin(isRepeat);
    }

    [GeneratedRegex(@"^((?<one>select[_ ]one(?<external>[_ ]external)?( from)?|select1|add select one prompt using)|select[_ ]multiple( from)?|select all that apply( from)?|add select multiple prompt using|(?<rank>rank)) (?<list>[^\s$]+)(?<other> or[_ ]other| or specify other)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Choosing();

    [GeneratedRegex(@"^select[_ ]((?<one>one)|multiple)[_ ]from[_ ]file (?<file>\S+\.(csv|xml))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex ChoosingFromFile();

    [GeneratedRegex("^((begin|(?<end>end))_)?((?<group>group)|repeat|lgroup|looped_group)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();

    /// <summary>A question.</summary>
    public sealed record Asked(QuestionType Type) : RowType
    {
        /// <summary>The list of choices, or null.</summary>
        public string? ListName { get; init; }

        /// <summary>The file of choices, or null.</summary>
        public string? FileName { get; init; }

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
    }

    /// <summary>A group or repeat begins.</summary>
    public sealed record Begin(bool IsRepeat) : RowType;

    /// <summary>A group or repeat ends.</summary>
    public sealed record End(bool IsRepeat) : RowType;

    /// <summary>A file that expressions read is named.</summary>
    public sealed record NamesFile(string Ending) : RowType;

    /// <summary>A type of XLSForm's that is not to be had here, and what to do.</summary>
    public sealed record NotSupported(string Advice) : RowType;

    /// <summary>No type at all.</summary>
    public sealed record Unknown : RowType;
}
