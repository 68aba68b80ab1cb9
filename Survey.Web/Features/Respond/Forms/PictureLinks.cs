using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>A picture as a page shows it.</summary>
/// <param name="Address">The address of the file.</param>
/// <param name="AlternativeText">What is read where it is not seen; empty where the words beside it say the same.</param>
internal sealed record PictureLink(string Address, string AlternativeText);

/// <summary>Finds the pictures of a form in the language of the page.</summary>
internal sealed class PictureLinks(FormContext form)
{
    /// <summary>The folder of the pictures in a form's addresses.</summary>
    public const string Folder = "pictures";

    /// <summary>The picture beside a question's label; null where there is none.</summary>
    public PictureLink? Of(Question? question) => Create(question?.Picture, question?.Label);

    /// <summary>The pictures beside the labels of choices that have any, by the choice's name.</summary>
    public IReadOnlyDictionary<string, PictureLink> OfChoices(Question question) =>
        (question.List?.Choices ?? [])
            .Select(choice => (choice.Name, Link: Create(choice.Picture, choice.Label)))
            .Where(choice => choice.Link is not null)
            .DistinctBy(choice => choice.Name)
            .ToDictionary(choice => choice.Name, choice => choice.Link, StringComparer.Ordinal)!;

    /// <summary>The file of a picture. Its address changes with its bytes, so a browser may keep it; caches that others use may
    /// not.</summary>
    public IActionResult Show(ControllerBase controller, string fileName)
    {
        if (!form.Questionnaire.Pictures.TryGetValue(fileName, out var picture))
        {
            return controller.NotFound();
        }

        controller.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return controller.File(picture.Content.ToArray(), picture.MediaType);
    }

    private PictureLink? Create(LabelPicture? picture, LocalizedText? label)
    {
        var name = picture?.FileName.ForLanguage(SiteLanguages.Current) ?? "";
        if (picture is null || !form.Questionnaire.Pictures.TryGetValue(name, out var file))
        {
            return null;
        }

        var alternative = picture.AlternativeText.ForLanguage(SiteLanguages.Current);
        var version = Convert.ToHexStringLower(SHA256.HashData(file.Content.AsSpan()))[..12];
        return new PictureLink(
            form.Address($"{Folder}/{Uri.EscapeDataString(name)}?v={version}"),
            alternative == label?.ForLanguage(SiteLanguages.Current) ? "" : alternative
        );
    }
}
