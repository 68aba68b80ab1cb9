using System.Collections.Immutable;

namespace Survey.Data.Studies.Reference;

/// <summary>Words of XLSForm's column <c>type</c> that are not supported; the description says what to do instead.</summary>
public static class UnsupportedTypeReference
{
    /// <summary>The words, in lower case with underscores.</summary>
    public static ImmutableArray<WordReference> All { get; } =
        [
            Type(
                "image photo audio video file background-audio add_image_prompt add_photo_prompt add_audio_prompt add_video_prompt "
                    + "add_file_prompt",
                "Files are not collected here; ask for words, or remove the row."
            ),
            Type(
                "geopoint geotrace geoshape gps location start-geopoint background-geopoint add_location_prompt q_geopoint q_location",
                "Positions are not collected here; use a column of the frame, or remove the row."
            ),
            Type("osm", "Maps are not drawn here; remove the row."),
            Type("barcode add_barcode_prompt q_barcode", "There is no scanner here; use text."),
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
