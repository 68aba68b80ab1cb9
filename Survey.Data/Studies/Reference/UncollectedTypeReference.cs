using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Reference;

/// <summary>Words of the column <c>type</c> for answers that are not collected here: the rows are kept, and nobody is asked.</summary>
internal static class UncollectedTypeReference
{
    private const string NotAsked = "Kept in the workbook and not asked here: ";

    public static ImmutableArray<QuestionTypeReference> All { get; } =
        [
            Type(
                "geopoint",
                "a position.",
                "gps location add_location_prompt q_geopoint q_location",
                Flag("allow-mock-accuracy"),
                Number("capture-accuracy"),
                Number("warning-accuracy")
            ),
            Type("geotrace", "a line on a map.", "", Flag("allow-mock-accuracy"), Flag("incremental")),
            Type("geoshape", "an area on a map.", "", Flag("allow-mock-accuracy"), Flag("incremental")),
            Type("start-geopoint", "the position where the form was opened.", "", Flag("allow-mock-accuracy")),
            Type("background-geopoint", "the position when the question in trigger was answered.", "", Flag("allow-mock-accuracy")),
            Type("osm", "a building of OpenStreetMap.", ""),
            Type("image", "a picture.", "photo add_image_prompt add_photo_prompt", Number("max-pixels"), Text("app")),
            Type("audio", "a recording.", "add_audio_prompt", Quality("voice-only low normal external"), Text("app")),
            Type("background-audio", "a recording of the whole interview.", "", Quality("voice-only low normal")),
            Type("video", "a film.", "add_video_prompt", Text("app")),
            Type("file", "a file.", "add_file_prompt", Text("app")),
            Type("barcode", "a barcode; ask for the number as text.", "add_barcode_prompt q_barcode"),
        ];

    private static QuestionTypeReference Type(string name, string what, string synonyms, params WordReference[] parameters) =>
        new(name, NotAsked + what)
        {
            QuestionType = QuestionType.Uncollected,
            Synonyms = [.. synonyms.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            DropDownText = "",
            Parameters = [.. parameters],
        };

    private static WordReference Flag(string name) => Parameter(name, ParameterReference.TrueOrFalse);

    private static WordReference Number(string name) => Parameter(name, ParameterReference.AnyNumber);

    private static WordReference Quality(string words) => Parameter("quality", "=" + words.Replace(' ', '|'));

    private static WordReference Text(string name) => Parameter(name, "=TEXT");

    private static WordReference Parameter(string name, string argument) =>
        new(name, "Read for XLSForm's sake: nothing is collected.") { Argument = argument };
}
