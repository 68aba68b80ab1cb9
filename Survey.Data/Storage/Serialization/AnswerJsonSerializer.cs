using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Data.Storage.Serialization;

/// <summary>Answers as JSON in a column: <c>{"q":{"t":"text","r":-92,"s":"Confirmed","n":"note","v":"values"}}</c>, sorted by key;
/// default values are left out.</summary>
/// <remarks>Thread-safe, as it holds no state. Invariant: what was serialised is deserialised to equal answers.</remarks>
internal static class AnswerJsonSerializer
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers as JSON.</summary>
    public static string Serialize(IReadOnlyDictionary<AnswerKey, StoredAnswer> answers) => Serialize(answers, WriteAnswer);

    /// <summary>The revisions of answers as JSON.</summary>
    public static string Serialize(IReadOnlyDictionary<AnswerKey, int> revisions) =>
        Serialize(revisions, (json, revision) => json.WriteNumberValue(revision));

    /// <summary>Answers from their JSON.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="InvalidDataException">A key is no <see cref="AnswerKey"/>.</exception>
    /// <exception cref="InvalidOperationException">The JSON is not an object of objects with such properties.</exception>
    /// <exception cref="ArgumentException">A source is no <see cref="AnswerSource"/>.</exception>
    public static ImmutableDictionary<AnswerKey, StoredAnswer> DeserializeAnswers(string json) => Deserialize(json, ReadAnswer);

    /// <summary>The revisions of answers from their JSON.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="InvalidDataException">A key is no <see cref="AnswerKey"/>.</exception>
    /// <exception cref="InvalidOperationException">The JSON is not an object of numbers.</exception>
    public static ImmutableDictionary<AnswerKey, int> DeserializeRevisions(string json) =>
        Deserialize(json, revision => revision.GetInt32());

    private static string Serialize<T>(IReadOnlyDictionary<AnswerKey, T> values, Action<Utf8JsonWriter, T> writeValue)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, WriterOptions))
        {
            json.WriteStartObject();
            foreach (
                var (key, value) in values
                    .Select(pair => (Key: pair.Key.ToString(), pair.Value))
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            )
            {
                json.WritePropertyName(key);
                writeValue(json, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static ImmutableDictionary<AnswerKey, T> Deserialize<T>(string json, Func<JsonElement, T> readValue)
    {
        using var document = JsonDocument.Parse(json);
        return document
            .RootElement.EnumerateObject()
            .ToImmutableDictionary(property => ParseKey(property.Name), property => readValue(property.Value));
    }

    private static AnswerKey ParseKey(string name) =>
        AnswerKey.TryParse(name, out var key)
            ? key.Value
            : throw new InvalidDataException($"'{name}' is stored as the key of an answer, but is not one.");

    private static void WriteAnswer(Utf8JsonWriter json, StoredAnswer stored)
    {
        json.WriteStartObject();
        json.WriteString("t", stored.Text);
        if (stored.Reason is { } reason)
        {
            json.WriteNumber("r", (int)reason);
        }

        if (stored.Source != AnswerSource.Collected)
        {
            json.WriteString("s", stored.Source.ToString());
        }

        if (stored.Note.Length > 0)
        {
            json.WriteString("n", stored.Note);
        }

        if (stored.ConfirmedValues is { } values)
        {
            json.WriteString("v", values);
        }

        json.WriteEndObject();
    }

    private static StoredAnswer ReadAnswer(JsonElement json)
    {
        MissingReason? reason = json.TryGetProperty("r", out var number) ? (MissingReason)number.GetInt32() : null;
        var source = FindText(json, "s") is { } name ? Enum.Parse<AnswerSource>(name) : AnswerSource.Collected;
        return new StoredAnswer(FindText(json, "t") ?? "", reason, source, FindText(json, "n") ?? "")
        {
            ConfirmedValues = FindText(json, "v"),
        };
    }

    private static string? FindText(JsonElement json, string property) =>
        json.TryGetProperty(property, out var text) ? text.GetString() : null;
}
