using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Fieldwork;

/// <summary>An answer that a soft edit questioned and the respondent stood by.</summary>
internal sealed record ConfirmedEdit
{
    public required FrameUnit Unit { get; init; }

    public required Question Question { get; init; }

    /// <summary>The row of a repeat; 0 outside.</summary>
    public required int Row { get; init; }

    /// <summary>The answer.</summary>
    public required string Answer { get; init; }

    /// <summary>The edit, as the workbook has it.</summary>
    public string Rule => Question.SoftConstraint?.ToString() ?? "";

    /// <summary>Why it stands, in the respondent's words; empty where nothing was said.</summary>
    public required string Note { get; init; }

    /// <summary>The invitation's holder; empty for a colleague, whose name stays inside the organisation.</summary>
    public required string Person { get; init; }

    /// <summary>When it was confirmed.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Finds what respondents stood by, with who, when and why: the journal tells.</summary>
internal sealed class ConfirmedEdits(IResponseStore responses, IInvitationStore invitations)
{
    /// <summary>Everything confirmed in a round and not changed since, unit by unit in the frame's order.</summary>
    public async Task<ImmutableArray<ConfirmedEdit>> ListAsync(RoundMaterial material, CancellationToken cancellation)
    {
        var holders = (await invitations.ListAsync(material.Round.Id, cancellation)).ToDictionary(invitation => invitation.Id.ToString(), invitation => invitation.Holder, StringComparer.Ordinal);
        var sheets = material.Responses.ToDictionary(response => response.Unit, response => response.Sheet, StringComparer.Ordinal);
        var edits = ImmutableArray.CreateBuilder<ConfirmedEdit>();
        foreach (var unit in material.Frame.Units.Where(unit => sheets.ContainsKey(unit.Unit)))
        {
            var confirmed = sheets[unit.Unit].Entries.Where(answer => answer.Value.State == EntryState.Confirmed).ToList();
            var journal = confirmed.Count == 0 ? [] : await responses.ReadJournalAsync(material.Round.Id, unit.Unit, cancellation);
            edits.AddRange(
                from answer in confirmed
                let question = material.Study.Questionnaire.Find(answer.Key.Name)
                where question is not null
                let row = journal.Last(row => row.Changes.ContainsKey(answer.Key))
                orderby row.At, answer.Key.ToString()
                select new ConfirmedEdit
                {
                    Unit = unit,
                    Question = question,
                    Row = answer.Key.Row,
                    Answer = answer.Value.Text,
                    Note = answer.Value.Note,
                    Person = holders.GetValueOrDefault(row.Person, ""),
                    At = row.At,
                });
        }

        return edits.ToImmutable();
    }

    /// <summary>Writes them as a CSV file: unit, name, question, row, answer, rule, message, reason, person, at (UTC).</summary>
    public static async Task WriteAsync(TextWriter writer, ImmutableArray<ConfirmedEdit> edits, string language, CancellationToken cancellation)
    {
        await using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture, leaveOpen: true);
        await csv.WriteRecordsAsync(
            edits.Select(edit => new
            {
                unit = AnswerCell.Guarded(edit.Unit.Unit),
                name = AnswerCell.Guarded(edit.Unit.Name),
                question = edit.Question.Name,
                row = edit.Row == 0 ? "" : edit.Row.ToString(CultureInfo.InvariantCulture),
                answer = AnswerCell.Guarded(edit.Answer),
                rule = AnswerCell.Guarded(edit.Rule),
                message = AnswerCell.Guarded(edit.Question.SoftConstraintMessage.In(language)),
                reason = AnswerCell.Guarded(edit.Note),
                person = AnswerCell.Guarded(edit.Person),
                at = edit.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            }),
            cancellation);
    }
}

/// <summary>The page that lists them.</summary>
internal sealed record ConfirmedPage(RoundMaterial Material, ImmutableArray<ConfirmedEdit> Edits);
