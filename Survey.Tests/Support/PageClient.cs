using System.Net;
using System.Text.RegularExpressions;

namespace Survey.Tests.Support;

/// <summary>Visits pages over HTTP as a browser without script does: keeps cookies, posts forms with their hidden fields, follows
/// redirects.</summary>
public sealed partial class PageClient(HttpClient client)
{
    /// <summary>The page that is shown.</summary>
    public string Html { get; private set; } = "";

    /// <summary>The status it came with.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Its address, without the site's.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The headers it came with.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>();

    /// <summary>The page's words, without its tags.</summary>
    public string Text =>
        WebUtility.HtmlDecode(
            WhitespacePattern()
                .Replace(TagPattern().Replace(Html[Math.Max(0, Html.IndexOf("<main", StringComparison.Ordinal))..], " "), " ")
        );

    /// <summary>The page's title.</summary>
    public string Title => WebUtility.HtmlDecode(TitlePattern().Match(Html).Groups[1].Value);

    public Task GetAsync(string path) => SendAndReadAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Posts the fields that the page hides, together with these.</summary>
    public Task SubmitAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, [.. HiddenFields(path).Where(hidden => !fields.Any(field => field.Name == hidden.Name)), .. fields]);

    /// <summary>Posts these fields and no others.</summary>
    public Task PostAsync(string path, params (string Name, string Value)[] fields) => SendAndReadAsync(CreateRequest(path, fields));

    /// <summary>Posts files, together with the fields that the page hides.</summary>
    public Task UploadAsync(string path, params (string Field, string FileName, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in HiddenFields(path))
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (field, fileName, content) in files)
        {
            form.Add(new ByteArrayContent(content), field, fileName);
        }

        return SendAndReadAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = form });
    }

    /// <summary>Posts as the script does between pages.</summary>
    public Task AutosaveAsync(string path, params (string Name, string Value)[] fields)
    {
        var request = CreateRequest(
            path,
            [.. HiddenFields(path).Where(hidden => !fields.Any(field => field.Name == hidden.Name)), .. fields]
        );
        request.Headers.Add("Survey-Autosave", "yes");
        return SendAndReadAsync(request, keepsPage: true);
    }

    /// <summary>The bytes of a file.</summary>
    public Task<byte[]> DownloadAsync(string path) => client.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    /// <summary>The first hidden field of that name, as the page holds it.</summary>
    public (string Name, string Value) HiddenField(string name) => HiddenFields("").First(field => field.Name == name);

    /// <summary>Whether the page holds a text, tags and all.</summary>
    public bool ContainsText(string text) => WebUtility.HtmlDecode(Html).Contains(text, StringComparison.Ordinal);

    /// <summary>The hidden fields of the form that is posted to a path; of the whole page where none says so.</summary>
    private IEnumerable<(string Name, string Value)> HiddenFields(string path) =>
        from tag in InputPattern()
            .Matches(FormPattern().Matches(Html).Select(form => form.Value).FirstOrDefault(form => Attribute(form, "action") == path, Html))
        where tag.Value.Contains("type=\"hidden\"", StringComparison.Ordinal)
        select (Attribute(tag.Value, "name"), Attribute(tag.Value, "value"));

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"").Groups[1].Value);

    private static HttpRequestMessage CreateRequest(string path, IEnumerable<(string Name, string Value)> fields) =>
        new(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };

    private async Task SendAndReadAsync(HttpRequestMessage request, bool keepsPage = false)
    {
        using var response = await client.SendAsync(request);
        Status = response.StatusCode;
        Path = response.RequestMessage?.RequestUri?.PathAndQuery ?? "";
        Headers = response
            .Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        Html = keepsPage ? Html : await response.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex InputPattern();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhitespacePattern();

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex TitlePattern();
}
