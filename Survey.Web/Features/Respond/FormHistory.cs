using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Invitations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond;

/// <summary>Reads a form's journal to people: who changed what, and when. A colleague reads of their part.</summary>
internal sealed class FormHistory(IResponseStore responses, IInvitationStore invitations, AnswerWords answers, IStringLocalizer<RespondWords> words)
{
    /// <summary>Everything that happened, the latest first.</summary>
    public Task<ImmutableArray<HistoryRow>> AllAsync(OpenForm form, CancellationToken cancellation) => SinceAsync(form, 0, cancellation);

    /// <summary>What happened after a revision, the latest first.</summary>
    public async Task<ImmutableArray<HistoryRow>> SinceAsync(OpenForm form, int seen, CancellationToken cancellation)
    {
        var journal = await responses.ReadJournalAsync(form.Round.Id, form.Unit.Unit, cancellation);
        var names = await NamesAsync(form, journal, cancellation);
        var questions = QuestionsOf(form);
        var rows = new List<HistoryRow>();
        var before = AnswerSheet.Empty;
        foreach (var row in journal)
        {
            var after = before.With(row.Changes);
            if (row.Revision > seen)
            {
                var changes = row.Changes.Keys.Where(key => questions.ContainsKey(key.Name)).OrderBy(key => questions[key.Name].Index).ThenBy(key => key.Row);
                rows.Add(new HistoryRow(row.At, names[row.Person], row.Action, [.. changes.Select(key => ChangeOf(form, questions[key.Name].Question, key, before, after))]));
            }

            before = after;
        }

        return [.. rows.Where(row => form.IsWhole || !row.Changes.IsEmpty).Reverse()];
    }

    /// <summary>Who last changed each answer.</summary>
    public async Task<ImmutableDictionary<AnswerKey, string>> WritersAsync(OpenForm form, CancellationToken cancellation)
    {
        var journal = await responses.ReadJournalAsync(form.Round.Id, form.Unit.Unit, cancellation);
        var names = await NamesAsync(form, journal, cancellation);
        return journal.SelectMany(row => row.Changes.Keys.Select(key => (key, row.Person))).GroupBy(pair => pair.key).ToImmutableDictionary(group => group.Key, group => names[group.Last().Person]);
    }

    /// <summary>Who handed in last.</summary>
    public async Task<string> SubmitterAsync(OpenForm form, CancellationToken cancellation)
    {
        var journal = await responses.ReadJournalAsync(form.Round.Id, form.Unit.Unit, cancellation);
        var names = await NamesAsync(form, journal, cancellation);
        return journal.LastOrDefault(row => row.Action == JournalAction.Submitted) is { } row ? names[row.Person] : "";
    }

    private static Dictionary<string, (Question Question, int Index)> QuestionsOf(OpenForm form)
    {
        var questions = form.Questionnaire.Sections.Where(form.Holds).SelectMany(section => section.Pages).SelectMany(page => page.Questions).Index().ToList();
        return questions.SelectMany(pair => new[] { pair.Item.Name, pair.Item.OtherName }.Select(name => (name, pair))).DistinctBy(pair => pair.name)
            .ToDictionary(pair => pair.name, pair => (pair.pair.Item, pair.pair.Index), StringComparer.Ordinal);
    }

    private HistoryChange ChangeOf(OpenForm form, Question question, AnswerKey key, AnswerSheet before, AnswerSheet after)
    {
        var label = answers.Fill(question.Label, form, form.Route, key.Row);
        var isOther = key.Name != question.Name;
        return new HistoryChange(isOther ? $"{label}: {words["OtherLabel"]}" : label, key.Row, Value(before), Value(after));

        string Value(AnswerSheet sheet) => isOther ? sheet.Find(key).Text : string.Join(", ", answers.Lines(question, sheet, key.Row));
    }

    /// <summary>What each person of the journal is called. Those who did not come by code are the research team.</summary>
    private async Task<Dictionary<string, string>> NamesAsync(OpenForm form, IReadOnlyList<JournalRow> journal, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in journal.Select(row => row.Person).Distinct())
        {
            names[person] = !Guid.TryParse(person, out var key) ? words["ResearchTeam"].Value
                : form.Parts.FirstOrDefault(part => part.Id == key)?.ColleagueName
                ?? (await invitations.FindAsync(key, cancellation))?.Holder
                ?? words["ResearchTeam"];
        }

        return names;
    }
}

/// <summary>The page of everything that happened to a form.</summary>
internal sealed record HistoryPage(ImmutableArray<HistoryRow> Rows) : FormShell;

/// <summary>One thing that happened to a form.</summary>
internal sealed record HistoryRow(DateTimeOffset At, string Person, JournalAction Action, ImmutableArray<HistoryChange> Changes);

/// <summary>An answer that changed, in words; empty where there was or is none.</summary>
internal sealed record HistoryChange(string Label, int Row, string Before, string After);
