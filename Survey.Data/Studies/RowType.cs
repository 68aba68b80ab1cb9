using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>What a row of the sheet <c>survey</c> is, by its type cell.</summary>
internal abstract partial record RowType
{
    private static readonly ImmutableDictionary<string, QuestionType> Plain = new Dictionary<string, QuestionType>(StringComparer.Ordinal)
    {
        ["integer"] = QuestionType.WholeNumber,
        ["int"] = QuestionType.WholeNumber,
        ["decimal"] = QuestionType.Number,
        ["date"] = QuestionType.Date,
        ["text"] = QuestionType.Text,
        ["string"] = QuestionType.Text,
        ["note"] = QuestionType.Note,
        ["calculate"] = QuestionType.Calculation,
        ["calculation"] = QuestionType.Calculation,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableDictionary<string, string> NotHere = AdviceFor(
        ("image audio video file photo background-audio background-geopoint", "Files are not collected here; ask for words, or remove the row."),
        ("geopoint geotrace geoshape location start-geopoint", "Positions are not collected here; use a column of the frame, or remove the row."),
        ("barcode", "There is no scanner here; use text."),
        ("time datetime dateTime", "Times are not asked for here; use date or text."),
        ("range", "Use integer with a constraint, or select_one."),
        ("rank", "Use select_multiple, or one select_one for each place."),
        ("acknowledge trigger", "Use select_one with a single choice."),
        ("start end today deviceid subscriberid simserial phonenumber phone username email uri audit", "Who saved what, and when, is kept in the journal of every response; remove the row."),
        ("hidden xml-external csv-external entity osm url", "Remove the row; use calculate, or a column of the frame."),
        ("begin_loop end_loop", "Use a repeat, or one question for each choice."));

    private RowType()
    {
    }

    /// <summary>Reads the type cell.</summary>
    public static RowType Parse(string written)
    {
        var text = WhiteSpace().Replace(written.Trim(), " ");
        if (Choosing().Match(text) is { Success: true } match)
        {
            var type = match.Groups["one"].Success ? QuestionType.SingleChoice : QuestionType.MultipleChoice;
            return new Asked(type, match.Groups["list"].Value, match.Groups["other"].Success);
        }

        var lower = text.ToLowerInvariant();
        var joined = lower.Replace(' ', '_');
        return Plain.TryGetValue(lower, out var plain) ? new Asked(plain, null, false)
            : joined is "begin_group" or "group" ? new Begin(IsRepeat: false)
            : joined is "begin_repeat" or "repeat" ? new Begin(IsRepeat: true)
            : joined is "end_group" ? new End(IsRepeat: false)
            : joined is "end_repeat" ? new End(IsRepeat: true)
            : FindAdvice(joined.StartsWith("begin_loop", StringComparison.Ordinal) ? "begin_loop" : joined) is { } advice ? new NotSupported(advice)
            : new Unknown();
    }

    private static string? FindAdvice(string type) =>
        NotHere.TryGetValue(type, out var advice) || NotHere.TryGetValue(type.Split('_', ':')[0], out advice) ? advice
        : type.StartsWith("select_", StringComparison.Ordinal) && (type.Contains("_file", StringComparison.Ordinal) || type.Contains("external", StringComparison.Ordinal) || type.Contains("${", StringComparison.Ordinal))
            ? "Choices come from the sheet choices only; copy them there and use select_one or select_multiple."
            : null;

    private static ImmutableDictionary<string, string> AdviceFor(params (string Types, string Text)[] advice) => advice
        .SelectMany(pair => pair.Types.Split(' ').Select(type => (Type: type.ToLowerInvariant(), pair.Text)))
        .DistinctBy(pair => pair.Type)
        .ToImmutableDictionary(pair => pair.Type, pair => pair.Text, StringComparer.Ordinal);

    [GeneratedRegex(@"^((?<one>select[_ ]one([_ ]from)?|select1)|select[_ ]multiple([_ ]from)?|select all that apply( from)?) (?<list>[^\s$]+)(?<other> or[_ ]other| or specify other)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Choosing();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();

    /// <summary>A question.</summary>
    public sealed record Asked(QuestionType Type, string? ListName, bool HasOther) : RowType;

    /// <summary>A group or repeat begins.</summary>
    public sealed record Begin(bool IsRepeat) : RowType;

    /// <summary>A group or repeat ends.</summary>
    public sealed record End(bool IsRepeat) : RowType;

    /// <summary>A type of XLSForm's that is not to be had here, and what to do.</summary>
    public sealed record NotSupported(string Advice) : RowType;

    /// <summary>No type at all.</summary>
    public sealed record Unknown : RowType;
}
