using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Survey.Data.Delegations;
using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Mail;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Data.Storage;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Web;
using Survey.Web.Features.Account;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Tests.Support;

/// <summary>The whole site on a port and a database of its own, with a round that is open and one that is closed.</summary>
public sealed class RespondentSite : IAsyncDisposable
{
    private const string FrameText = """
        unit,name,respondent_group,organisation,pair,email
        K1,Ale,municipality,Ale kommun,1,ale@kommun.example
        K2,Bjuv,municipality,Bjuvs kommun,2,bjuv@kommun.example
        P1,Ale (polisen),police,Polisen i väst,1,vast@polisen.example
        P2,Bjuv (polisen),police,Polisen i väst,2,vast@polisen.example
        """;

    private readonly string folder;
    private readonly string[] arguments;
    private readonly Dictionary<string, string> codes = [];
    private readonly List<HttpClient> clients = [];
    private WebApplication app;

    // Many sites at once would use up the machine's file watchers.
    static RespondentSite() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");

    private RespondentSite(WebApplication app, string folder, string[] arguments)
    {
        this.app = app;
        this.folder = folder;
        this.arguments = arguments;
    }

    /// <summary>The site's address, without a slash at the end.</summary>
    public string Address => app.Urls.Single();

    /// <summary>The open round.</summary>
    public required Round Round { get; init; }

    /// <summary>The round before, which is closed.</summary>
    public required Round Closed { get; init; }

    /// <summary>What the site is made of.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>The database.</summary>
    public string DatabaseFile => Path.Combine(folder, "survey.db");

    /// <summary>Where its mails lie.</summary>
    public string MailFolder => Path.Combine(folder, "mail");

    /// <summary>The stores, for a look behind the pages.</summary>
    public IResponseStore Responses => app.Services.GetRequiredService<IResponseStore>();

    /// <summary>A site with the study that holds every kind of question.</summary>
    public static Task<RespondentSite> StartAsync(params string[] settings) =>
        StartAsync(RepositoryPaths.PathOf("Survey.Tests", "Web", "Respond", "form.md"), FrameText, settings);

    /// <summary>A site with another study.</summary>
    public static async Task<RespondentSite> StartAsync(string workbook, string frameText, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("survey-respond-").FullName;
        string[] arguments =
        [
            "--applicationName=Survey.Web",
            "--environment=Production",
            // Many sites run at once, and an operating system has few watchers of files.
            "--hostBuilder:reloadConfigOnChange=false",
            "--urls=http://127.0.0.1:0",
            $"--webroot={RepositoryPaths.PathOf("Survey.Web", "wwwroot")}",
            $"--Storage:ConnectionString=Data Source={Path.Combine(folder, "survey.db")}",
            $"--Mail:PickupFolder={Path.Combine(folder, "mail")}",
            "--Logging:LogLevel:Default=Critical",
            "--RateLimits:AccessCodes:FirstWait=00:00:00",
            .. settings,
        ];
        var app = SurveySite.Build(arguments);
        await app.Services.UpgradeStorageAsync();
        var (study, frame) = Read(workbook, frameText);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var closed = RoundOf(study, "closed", now.AddDays(-30), now.AddDays(-1));
        var site = new RespondentSite(app, folder, arguments)
        {
            Closed = closed,
            Round = RoundOf(study, "open", now.AddDays(-1), now.AddDays(30)) with { PreviousRoundId = closed.Id },
        };
        await site.PublishAsync(closed, study, frame, "closed ");
        await site.PublishAsync(site.Round, study, frame, "");
        await app.StartAsync();
        return site;
    }

    /// <summary>The code of the person who answers for a unit; in the closed round for <c>closed K1</c>.</summary>
    public string CodeOf(string unit) => codes[unit];

    /// <summary>The invitation to the open round of the person who answers for a unit.</summary>
    public async Task<Invitation> FindInvitationAsync(string unit) =>
        await Services.GetRequiredService<AccessCodeService>().FindInvitationAsync(Round.Id, unit, default)
        ?? throw new InvalidOperationException($"Nobody is invited for {unit}.");

    /// <summary>Delegates sections, and yields the colleague's code.</summary>
    public async Task<string> AddDelegationAsync(Delegation delegation, OutgoingMail mail)
    {
        var (code, hash) = await Services.GetRequiredService<AccessCodeService>().DeriveForDelegationAsync(delegation.Id);
        await Services.GetRequiredService<IDelegationStore>().AddAsync(delegation, hash, mail, default);
        return code;
    }

    /// <summary>Publishes a further round; its codes are those of its name and the unit.</summary>
    public Task PublishAsync(string name, string workbook, string frameText, DateTimeOffset opensAt) =>
        PublishAsync(name, workbook, frameText, opensAt, opensAt.AddDays(30));

    /// <summary>The same with the instant at which it closes.</summary>
    public Task PublishAsync(string name, string workbook, string frameText, DateTimeOffset opensAt, DateTimeOffset closesAt)
    {
        var (study, frame) = Read(workbook, frameText);
        return PublishAsync(RoundOf(study, name, opensAt, closesAt), study, frame, name + " ");
    }

    /// <summary>Stops the server, and starts another one at the same address and on the same database.</summary>
    /// <param name="meanwhile">What happens while there is none.</param>
    public async Task RestartAsync(Func<Task>? meanwhile = null)
    {
        var address = Address;
        await app.StopAsync();
        await app.DisposeAsync();
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        app = SurveySite.Build([.. arguments, $"--urls={address}"]);
        await app.StartAsync();
    }

    /// <summary>A browser without script, as far as HTTP goes.</summary>
    /// <param name="languages">What the browser asks for, as in the header <c>Accept-Language</c>.</param>
    public PageClient NewVisitor(string languages = "")
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", languages);
        clients.Add(client);
        return new PageClient(client);
    }

    /// <summary>A visitor who has entered the code of a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="languages">What the browser asks for, as in the header <c>Accept-Language</c>.</param>
    public async Task<PageClient> SignInAsync(string unit, string languages = "")
    {
        var visitor = NewVisitor(languages);
        await visitor.GetAsync("/");
        await visitor.SubmitAsync("/", ("code", CodeOf(unit)));
        return visitor.Path.StartsWith("/form", StringComparison.Ordinal)
            ? visitor
            : throw new InvalidOperationException($"The code of {unit} did not open the form: {(int)visitor.Status} {visitor.Text}");
    }

    /// <summary>A visitor of the research team.</summary>
    public async Task<PageClient> SignInResearcherAsync()
    {
        await Services.GetRequiredService<PasswordService>().TryAddAsync(ResearchSite.UserName, ResearchSite.Password, default);
        var visitor = NewVisitor();
        await ResearchSite.SignInAsync(visitor, ResearchSite.Password);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static (Study Study, Frame Frame) Read(string workbook, string frameText)
    {
        var reading = StudyFileReader.Read(workbook);
        var study = reading.Study ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
        var frameReading = FrameFileReader.Read(new StringReader(frameText), study);
        return (study, frameReading.Frame ?? throw new InvalidOperationException(string.Join('\n', frameReading.Problems)));
    }

    private static Round RoundOf(Study study, string name, DateTimeOffset opensAt, DateTimeOffset closesAt) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            StudyName = study.Name,
            StudyHash = study.Hash,
            OpensAt = opensAt,
            ClosesAt = closesAt,
        };

    private async Task PublishAsync(Round round, Study study, Frame frame, string prefix)
    {
        await app.Services.GetRequiredService<IRoundStore>().TryPublishAsync(round, study, frame, default);
        var accessCodes = app.Services.GetRequiredService<AccessCodeService>();
        foreach (var (invitation, code) in await accessCodes.AddAsync(InvitationBuilder.BuildFor(round.Id, frame), default))
        {
            foreach (var unit in invitation.UnitIds)
            {
                codes[prefix + unit] = code;
            }
        }
    }
}
