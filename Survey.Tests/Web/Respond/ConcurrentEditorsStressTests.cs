using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>Many people on one page at once, over HTTP, while the server is stopped and started under them.</summary>
public sealed class ConcurrentEditorsStressTests
{
    private const string Page = "/form/K1/details";
    private static readonly string[] Fields = ["comment", "budget", "council"];

    [TestCase(2, 25, 1)]
    [TestCase(20, 6, 2)]
    public async Task Editors_SavingAtOnce_LoseNothingThatWasAcknowledged_AndOverwriteNothingUnseen(int editors, int saves, int seed)
    {
        await using var site = await RespondentSite.StartAsync();
        var acknowledged = new ConcurrentBag<(string Field, string Text)>();
        var conflicts = new ConcurrentBag<string>();
        var people = await Task.WhenAll(
            Enumerable.Range(0, editors).Select(number => EditorAsync(site, number, seed, acknowledged, conflicts))
        );

        var editing = Task.WhenAll(people.Select(person => person.SaveManyAsync(saves)));
        for (var restart = 0; restart < 2 && !editing.IsCompleted; restart++)
        {
            await site.RestartAsync();
            await Task.WhenAny(editing, WaitForAsync(acknowledged, editors * (restart + 1)));
        }

        await editing;
        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        var journal = await site.Responses.ReadJournalAsync(site.Round.Id, "K1", default);
        var written = journal.SelectMany(row => row.Changes).Select(change => (change.Key.Name, change.Value.Text)).ToHashSet();
        Assert.Multiple(() =>
        {
            Assert.That(
                response.Answers.Entries,
                Is.EquivalentTo(journal.Aggregate(AnswerSet.Empty, (sheet, row) => sheet.With(row.Changes)).Entries),
                "the state is the fold of the journal"
            );
            Assert.That(acknowledged.Where(answer => !written.Contains(answer)), Is.Empty, "what was acknowledged is there");
            Assert.That(FindUnseenOverwrites(journal), Is.Empty, "nobody wrote over what they had not seen");
            Assert.That(acknowledged, Has.Count.GreaterThanOrEqualTo(editors), "somebody saved something");
            Assert.That(conflicts, Is.Not.Empty, "some of them wanted the same");
        });
    }

    /// <summary>Changes to answers that had changed after the revision that the person had before them.</summary>
    private static IEnumerable<string> FindUnseenOverwrites(IReadOnlyList<JournalEntry> journal)
    {
        var changedAt = new Dictionary<AnswerKey, int>();
        foreach (var row in journal)
        {
            foreach (var key in row.Changes.Keys)
            {
                if (changedAt.GetValueOrDefault(key) > row.SeenRevision)
                {
                    yield return $"revision {row.Revision} changed {key} of revision {changedAt[key]}, having seen {row.SeenRevision}";
                }

                changedAt[key] = row.Revision;
            }
        }
    }

    private static async Task WaitForAsync(ConcurrentBag<(string, string)> acknowledged, int count)
    {
        while (acknowledged.Count < count)
        {
            await Task.Delay(20);
        }
    }

    private static async Task<Editor> EditorAsync(
        RespondentSite site,
        int number,
        int seed,
        ConcurrentBag<(string Field, string Text)> acknowledged,
        ConcurrentBag<string> conflicts
    ) => new(await site.SignInAsync("K1"), number, new Random((seed * 1000) + number), acknowledged, conflicts);

    /// <summary>Somebody who opens the page, changes some of it, leaves the rest as shown, and chooses where two have changed the
    /// same.</summary>
    private sealed class Editor(
        PageClient visitor,
        int number,
        Random random,
        ConcurrentBag<(string Field, string Text)> acknowledged,
        ConcurrentBag<string> conflicts
    )
    {
        public async Task SaveManyAsync(int times)
        {
            for (var time = 0; time < times; time++)
            {
                await PatientlyAsync(() => visitor.GetAsync(Page));
                var mine = Fields.Where(_ => random.Next(2) == 0).ToDictionary(field => field, field => ValueOf(field, time));
                await SaveAsync(mine, new HashSet<string>());
            }
        }

        private string ValueOf(string field, int time) =>
            field switch
            {
                "comment" => FormattableString.Invariant($"e{number}-{time}"),
                "budget" => ((number * 1000) + time + 1).ToString(CultureInfo.InvariantCulture),
                _ => random.Next(2) == 0 ? "yes" : "no",
            };

        private async Task SaveAsync(Dictionary<string, string> mine, HashSet<string> givenUp)
        {
            var keeps = Fields
                .Where(field => visitor.Html.Contains($"name=\"{field}.conflict\"", StringComparison.Ordinal))
                .ToDictionary(field => $"{field}.keep", field => mine.ContainsKey(field) && random.Next(3) > 0 ? "mine" : "saved");
            givenUp.UnionWith(keeps.Where(keep => keep.Value == "saved").Select(keep => keep.Key.Split('.')[0]));
            var posted = Fields
                .Select(field => (field, mine.GetValueOrDefault(field, Shown(field))))
                .Where(pair => pair.Item2.Length > 0 || pair.field != "council")
                .Concat(keeps.Select(keep => (keep.Key, keep.Value)));
            (string, string)[] fields = [.. posted, (".then", "later")];
            await PatientlyAsync(() => visitor.SubmitAsync(Page, fields));
            if (visitor.Status == HttpStatusCode.Conflict)
            {
                conflicts.Add($"e{number}");
                await SaveAsync(mine, givenUp);
                return;
            }

            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK), visitor.Text);
            foreach (var (field, text) in mine.Where(answer => !givenUp.Contains(answer.Key)))
            {
                acknowledged.Add((field, text));
            }
        }

        private string Shown(string field) =>
            WebUtility.HtmlDecode(
                field switch
                {
                    "comment" => Regex.Match(visitor.Html, "<textarea[^>]*name=\"comment\"[^>]*>([^<]*)</textarea>").Groups[1].Value.Trim(),
                    "budget" => Regex
                        .Match(Regex.Match(visitor.Html, "<input[^>]*name=\"budget\"[^>]*>").Value, "value=\"([^\"]*)\"")
                        .Groups[1]
                        .Value,
                    _ => Regex
                        .Matches(visitor.Html, "<input[^>]*name=\"council\"[^>]*>")
                        .Where(tag => tag.Value.Contains("checked", StringComparison.Ordinal))
                        .Select(tag => Regex.Match(tag.Value, "value=\"([^\"]*)\"").Groups[1].Value)
                        .FirstOrDefault(""),
                }
            );

        /// <summary>The server is away for a moment now and then: a person tries again.</summary>
        private static async Task PatientlyAsync(Func<Task> request)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await request();
                    return;
                }
                catch (HttpRequestException) when (attempt < 200)
                {
                    await Task.Delay(50);
                }
            }
        }
    }
}
