using System.Collections.Immutable;

namespace Survey.Data.Studies.Reference;

/// <summary>Words of XLSForm's column <c>type</c> that are not supported; the description says what to do instead.</summary>
public static class UnsupportedTypeReference
{
    /// <summary>The words, in lower case with underscores.</summary>
    public static ImmutableArray<WordReference> All { get; } =
        [
            Type(
                "begin_kobomatrix end_kobomatrix begin_score end_score score__row",
                "Write a group with the appearance table-list, and a select_one in it for each row."
            ),
            Type("begin_rank end_rank rank__level", "Write rank LIST, with what is ranked as choices."),
            Type("entity", "There are no entities here; remove the row."),
            Type("include", "Questions of another form are not read from here; copy its rows."),
            Type("cascading_select", "Write one select_one for each step, with a choice_filter."),
            Type("begin_loop end_loop", "A loop is written begin_loop over LIST, and ends with end_loop."),
        ];

    private static WordReference Type(string words, string advice)
    {
        var names = words.Split(' ');
        return new(names[0], advice) { Synonyms = [.. names.Skip(1)] };
    }
}
