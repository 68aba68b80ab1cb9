using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Survey.Data.Responses;

/// <summary>Which answer: a question's name, and inside a repeat the row. Written <c>name</c> or <c>name#2</c>.</summary>
/// <param name="Name">The question's name, or its name for the words of <c>other</c>.</param>
/// <param name="Row">From 1 inside a repeat; 0 outside. A removed row's number is not used again.</param>
public readonly record struct AnswerKey(string Name, int Row = 0)
{
    /// <summary>Reads the written form.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AnswerKey? key)
    {
        key = null;
        var separatorIndex = text.IndexOf('#', StringComparison.Ordinal);
        if (separatorIndex < 0)
        {
            key = new AnswerKey(text);
            return text.Length > 0;
        }

        if (
            separatorIndex == 0
            || !int.TryParse(text.AsSpan(separatorIndex + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            || row < 1
        )
        {
            return false;
        }

        key = new AnswerKey(text[..separatorIndex], row);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Row == 0 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}#{Row}");
}
