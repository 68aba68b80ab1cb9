using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Data.Storage;

/// <summary>Answers as JSON in a column: <c>{"q":{"t":"text","r":-92,"s":"Confirmed","n":"note"}}</c>, sorted by key; what is usual is left out.</summary>
internal static class AnswerColumns
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyDictionary<AnswerKey, Entry> entries) => Write(entries, WriteEntry);

    public static string Write(IReadOnlyDictionary<AnswerKey, int> revisions) => Write(revisions, (json, revision) => json.WriteNumberValue(revision));

    public static ImmutableDictionary<AnswerKey, Entry> ReadEntries(string json) => Read(json, ReadEntry);

    public static ImmutableDictionary<AnswerKey, int> ReadRevisions(string json) => Read(json, revision => revision.GetInt32());

    private static string Write<T>(IReadOnlyDictionary<AnswerKey, T> values, Action<Utf8JsonWriter, T> writeValue)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Compact))
        {
            json.WriteStartObject();
            foreach (var (key, value) in values.Select(pair => (Key: pair.Key.ToString(), pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WritePropertyName(key);
                writeValue(json, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static ImmutableDictionary<AnswerKey, T> Read<T>(string json, Func<JsonElement, T> readValue)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToImmutableDictionary(property => ReadKey(property.Name), property => readValue(property.Value));
    }

    private static AnswerKey ReadKey(string name) =>
        AnswerKey.TryParse(name, out var key) ? key.Value : throw new InvalidDataException($"'{name}' is stored as an answer's key and is none.");

    private static void WriteEntry(Utf8JsonWriter json, Entry entry)
    {
        json.WriteStartObject();
        json.WriteString("t", entry.Text);
        if (entry.Reason is { } reason)
        {
            json.WriteNumber("r", (int)reason);
        }

        if (entry.State != EntryState.Collected)
        {
            json.WriteString("s", entry.State.ToString());
        }

        if (entry.Note.Length > 0)
        {
            json.WriteString("n", entry.Note);
        }

        json.WriteEndObject();
    }

    private static Entry ReadEntry(JsonElement json) => new(
        json.GetProperty("t").GetString() ?? "",
        json.TryGetProperty("r", out var reason) ? (MissingReason)reason.GetInt32() : null,
        json.TryGetProperty("s", out var state) ? Enum.Parse<EntryState>(state.GetString() ?? "") : EntryState.Collected,
        json.TryGetProperty("n", out var note) ? note.GetString() ?? "" : "");
}
