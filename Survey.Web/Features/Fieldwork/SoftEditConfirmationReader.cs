using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Responses.Files;
using Survey.Web.Features.Fieldwork.Units;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork;

/// <summary>An answer that failed a soft edit and that the respondent confirmed with a reason.</summary>
internal sealed record SoftEditConfirmation
{
    public required FrameUnit Unit { get; init; }

    public required Question Question { get; init; }

    /// <summary>The row of a repeat; none outside.</summary>
    public required RowPath Row { get; init; }

    /// <summary>The answer.</summary>
    public required string Answer { get; init; }

    /// <summary>The edit, as the workbook has it.</summary>
    public string Rule => Question.SoftConstraint?.ToString() ?? "";

    /// <summary>The respondent's reason; empty where none was given.</summary>
    public required string Reason { get; init; }

    /// <summary>The invitation's holder; empty for a colleague, whose name is not shown outside the organisation.</summary>
    public required string PersonName { get; init; }

    /// <summary>When it was confirmed.</summary>
    public required DateTimeOffset ConfirmedAt { get; init; }
}

/// <summary>Lists the answers that respondents confirmed, with who, when and why, read from the journal.</summary>
internal sealed class SoftEditConfirmationReader(IResponseStore responses, IInvitationStore invitations)
{
    /// <summary>Everything confirmed in a round and not changed since, unit by unit in the frame's order.</summary>
    public async Task<ImmutableArray<SoftEditConfirmation>> ListAsync(RoundSnapshot snapshot, CancellationToken cancellation)
    {
        var holders = (await invitations.ListAsync(snapshot.Round.Id, cancellation)).ToDictionary(
            invitation => invitation.Id.ToString(),
            invitation => invitation.Holder,
            StringComparer.Ordinal
        );
        var answersByUnit = snapshot.Responses.ToDictionary(
            response => response.UnitId,
            response => response.Answers,
            StringComparer.Ordinal
        );
        var confirmations = ImmutableArray.CreateBuilder<SoftEditConfirmation>();
        foreach (var unit in snapshot.Frame.Units.Where(unit => answersByUnit.ContainsKey(unit.Id)))
        {
            var confirmed = answersByUnit[unit.Id].Entries.Where(answer => answer.Value.Source == AnswerSource.Confirmed).ToList();
            var journal = confirmed.Count == 0 ? [] : await responses.ReadJournalAsync(snapshot.Round.Id, unit.Id, cancellation);
            confirmations.AddRange(
                from answer in confirmed
                let question = snapshot.Study.Questionnaire.FindQuestion(answer.Key.Name)
                where question is not null
                let lastChange = journal.Last(entry => entry.Changes.ContainsKey(answer.Key))
                orderby lastChange.HappenedAt, answer.Key.ToString()
                select new SoftEditConfirmation
                {
                    Unit = unit,
                    Question = question,
                    Row = answer.Key.Row,
                    Answer = answer.Value.Text,
                    Reason = answer.Value.Note,
                    PersonName = holders.GetValueOrDefault(lastChange.Person, ""),
                    ConfirmedAt = lastChange.HappenedAt,
                }
            );
        }

        return confirmations.ToImmutable();
    }

    /// <summary>Writes them as a CSV file: unit, name, question, row, answer, rule, message, reason, person, at (UTC).</summary>
    public static Task<FileContentResult> CreateCsvAsync(
        ImmutableArray<SoftEditConfirmation> confirmations,
        string language,
        string fileName,
        CancellationToken cancellation
    ) =>
        CsvDownload.CreateAsync(
            confirmations.Select(confirmation => new
            {
                unit = ResponseFileCell.EscapeFormula(confirmation.Unit.Id),
                name = ResponseFileCell.EscapeFormula(confirmation.Unit.DisplayName),
                question = confirmation.Question.Name,
                row = confirmation.Row.IsNone ? "" : confirmation.Row.ToString(),
                answer = ResponseFileCell.EscapeFormula(confirmation.Answer),
                rule = ResponseFileCell.EscapeFormula(confirmation.Rule),
                message = ResponseFileCell.EscapeFormula(confirmation.Question.SoftConstraintMessage.ForLanguage(language)),
                reason = ResponseFileCell.EscapeFormula(confirmation.Reason),
                person = ResponseFileCell.EscapeFormula(confirmation.PersonName),
                at = CsvDownload.FormatInstant(confirmation.ConfirmedAt),
            }),
            fileName,
            cancellation
        );
}

/// <summary>The page that lists them.</summary>
internal sealed record SoftEditConfirmationsPage(RoundSnapshot Snapshot, ImmutableArray<SoftEditConfirmation> Confirmations);
