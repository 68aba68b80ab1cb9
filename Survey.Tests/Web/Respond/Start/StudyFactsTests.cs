using System.Net;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Start;

/// <summary>Who comes by link, by code or again is told who asks, why, by what law, how long it takes and how long is left.</summary>
public sealed class StudyFactsTests
{
    private const string Workbook = """
        | survey |
        | | type | name | label |
        | | text | why | Varför? |

        | choices |
        | | list_name | name | label |
        | | rg | mun | Kommun |

        | settings |
        | | form_title | form_id | default_language | about | agency | legal_basis | duration | contact |
        | | Provet | facts | sv | Vi prövar. | Provmyndigheten | Det är frivilligt. | En kvart | Anna, anna@prov.example, 08-465 004 00 |

        | frame |
        | | name | type | label |
        | | respondent_group | select_one rg | Grupp |
        """;

    private const string Frame = """
        unit,name,respondent_group,organisation,pair,email
        U1,Ale,mun,Ale kommun,1,ale@kommun.example
        """;

    [Test]
    public async Task Facts_OnTheWelcomePageAndTheOverview_AreToldOnce()
    {
        using var folder = new TemporaryFolder();
        folder.Write("study.md", Workbook);
        folder.Write("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        await using var site = await RespondentSite.StartAsync(
            folder.PathOf("study.md"),
            Frame,
            $"--Site:Logo={folder.PathOf("logo.svg")}",
            "--Site:LogoText=Provmyndighetens logotyp"
        );
        var visitor = site.NewVisitor();

        foreach (var path in new[] { $"/r/{site.CodeOf("U1")}", "/", "/form/U1" })
        {
            await (path == "/form/U1" ? visitor.SubmitAsync($"/r/{site.CodeOf("U1")}") : visitor.GetAsync(path));
            await visitor.GetAsync(path);

            Assert.Multiple(() =>
            {
                Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK), path);
                Assert.That(
                    visitor.Text,
                    Does.Contain("Vi prövar.")
                        .And.Contain("Vem frågar? Provmyndigheten")
                        .And.Contain("Stöd i lag Det är frivilligt.")
                        .And.Contain("Så lång tid tar det En kvart")
                        .And.Match(@"\(\d+\sdagar\skvar\)"),
                    path
                );
                Assert.That(
                    visitor.Html,
                    Does.Contain("<p class=\"agency\">Provmyndigheten</p>").And.Contain("src=\"/logo\" alt=\"Prov"),
                    path
                );
                Assert.That(Regex.Count(visitor.Html, "href=\"mailto:anna@prov.example\""), Is.EqualTo(1), path);
                Assert.That(Regex.Count(visitor.Html, "href=\"tel:0846500400\""), Is.EqualTo(1), path);
            });
        }

        await visitor.GetAsync("/logo");
        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Facts_ThatTheWorkbookDoesNotHave_AreLeftOut()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = site.NewVisitor();

        await visitor.GetAsync($"/r/{site.CodeOf("K1")}");
        Assert.That(visitor.Text, Does.Not.Contain("Vem frågar?").And.Not.Contain("Stöd i lag").And.Not.Contain("lång tid"));
        Assert.That(visitor.Html, Does.Not.Contain("class=\"agency\"").And.Not.Contain("/logo"));
        await visitor.GetAsync("/logo");
        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.NotFound));
        await visitor.GetAsync("/");
        await visitor.SubmitAsync("/", ("code", "fel"));
        Assert.That(visitor.Text, Does.Contain("Koden behöver ses över").And.Not.Contain("Ett svar behöver ses över"));
    }
}
