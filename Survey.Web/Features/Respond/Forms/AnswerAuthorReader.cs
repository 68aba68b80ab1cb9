using System.Collections.Immutable;
using Survey.Data.Invitations;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>Who saved an answer, and when.</summary>
/// <param name="Name">The person's name; null for the research team.</param>
/// <param name="At">When.</param>
/// <param name="IsSameCode">Whether it was saved with the code of the person who is signed in: by themselves elsewhere, or by somebody who
/// shares the code.</param>
internal sealed record AnswerAuthor(string? Name, DateTimeOffset At, bool IsSameCode);

/// <summary>Reads from a form's journal who saved its answers. The journal knows respondents by the id of their invitation or delegation;
/// everyone else is the research team.</summary>
internal sealed class AnswerAuthorReader(IResponseStore responses, IInvitationStore invitations)
{
    /// <summary>Who last saved each of some answers.</summary>
    public async Task<ImmutableDictionary<AnswerKey, AnswerAuthor>> ReadAsync(
        FormContext form,
        IReadOnlySet<AnswerKey> keys,
        CancellationToken cancellation
    )
    {
        if (keys.Count == 0)
        {
            return ImmutableDictionary<AnswerKey, AnswerAuthor>.Empty;
        }

        var journal = await responses.ReadJournalAsync(form.Round.Id, form.Unit.Id, cancellation);
        var authors = ImmutableDictionary.CreateBuilder<AnswerKey, AnswerAuthor>();
        foreach (var key in keys)
        {
            if (journal.LastOrDefault(entry => entry.Changes.ContainsKey(key)) is { } entry)
            {
                var isSameCode = entry.Person == form.Respondent.JournalName;
                authors[key] = new AnswerAuthor(await FindNameAsync(form, entry.Person, cancellation), entry.HappenedAt, isSameCode);
            }
        }

        return authors.ToImmutable();
    }

    /// <summary>The name of a person in the journal; null for the research team.</summary>
    /// <remarks>The team reads its own accounts, and is told of colleagues no more than their organisation.</remarks>
    public async Task<string?> FindNameAsync(FormContext form, string person, CancellationToken cancellation)
    {
        var isForTeam = form.Respondent.Account is not null;
        if (!Guid.TryParse(person, out var id))
        {
            return isForTeam ? person : null;
        }

        var colleague = form.Delegations.FirstOrDefault(delegation => delegation.Id == id)?.ColleagueName;
        return colleague switch
        {
            null => (await invitations.FindAsync(id, cancellation))?.Holder,
            _ when isForTeam => form.OrganisationName,
            _ => colleague,
        };
    }
}
