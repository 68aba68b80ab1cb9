using System.Collections.Immutable;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>Reads what the answers have come to hide since an earlier revision.</summary>
internal sealed class HiddenSectionReader(IResponseStore responses)
{
    /// <summary>The sections and answered questions that the form showed at a revision and does not show now; none where no revision is
    /// given.</summary>
    public async Task<ImmutableArray<HiddenSection>> ReadSinceAsync(FormContext form, int? revision, CancellationToken cancellation)
    {
        if (revision is not { } seen || seen >= form.Response.Revision)
        {
            return [];
        }

        var journal = await responses.ReadJournalAsync(form.Round.Id, form.Unit.Id, cancellation);
        return HiddenSection.FindSince(form, form.PagesFor(AnswerSet.AtRevision(journal, seen)));
    }
}
