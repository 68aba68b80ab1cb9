using NUnit.Framework;
using Survey.Data.Invitations;
using Survey.Tests.Support;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Tests.Web.Shared.Rounds;

public sealed class AccessCodeKeyFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly KnownKeys known = new();

    private string DefaultPath => folder.PathOf("survey.db.key");

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Read_TheFirstTime_MakesAFileForItsOwnerOnlyAndTheSameKeyAfterwards()
    {
        var first = await OpenAsync();
        var second = await OpenAsync();

        Assert.Multiple(() =>
        {
            Assert.That(second.Id, Is.EqualTo(first.Id));
            Assert.That(known.Ids, Is.EqualTo(new[] { first.Id }));
            Assert.That(Directory.GetFiles(folder.Path), Is.EqualTo(new[] { DefaultPath }));
            if (!OperatingSystem.IsWindows())
            {
                Assert.That(File.GetUnixFileMode(DefaultPath), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            }
        });
    }

    [Test]
    public async Task Read_ByTwoInstallations_GivesEachItsOwnKey()
    {
        var first = await OpenAsync();
        known.Ids.Clear();

        Assert.That((await OpenAsync("other.key")).Id, Is.Not.EqualTo(first.Id));
    }

    [Test]
    public async Task Read_WithoutTheFileOfAKnownKey_IsRefusedAndMakesNone()
    {
        await OpenAsync();
        File.Delete(DefaultPath);

        Assert.That(() => OpenAsync(), Throws.InvalidOperationException.With.Message.Contains("create an empty file"));
        Assert.That(File.Exists(DefaultPath), Is.False);
    }

    [Test]
    public async Task Read_OfAnotherKeyThanTheDatabaseKnows_IsRefused()
    {
        await OpenAsync();
        known.Ids[0] = "another";

        Assert.That(() => OpenAsync(), Throws.InvalidOperationException.With.Message.Contains("another key"));
    }

    [Test]
    public async Task Read_OfAnEmptyFile_MakesANewKeyBesideTheLostOne()
    {
        known.Ids.Add("lost");
        await File.WriteAllTextAsync(DefaultPath, "");

        var key = await OpenAsync();

        Assert.That(known.Ids, Is.EqualTo(new[] { "lost", key.Id }));
        Assert.That((await OpenAsync()).Id, Is.EqualTo(key.Id));
    }

    [TestCase("not base64")]
    [TestCase("AAAA")]
    public async Task Read_OfSomethingElse_SaysWhatTheFileHolds(string text)
    {
        await File.WriteAllTextAsync(DefaultPath, text);

        Assert.That(() => OpenAsync(), Throws.InvalidOperationException.With.Message.Contains("holds no key"));
    }

    [Test]
    public void Read_OnAServerWithoutTheSetting_NamesTheSetting() =>
        Assert.That(
            () => new AccessCodeKeyFile("", null, known).ReadAsync(),
            Throws.InvalidOperationException.With.Message.Contains("Site:CodeKeyFile")
        );

    private Task<AccessCodeKey> OpenAsync(string file = "") =>
        new AccessCodeKeyFile(file.Length == 0 ? "" : folder.PathOf(file), folder.PathOf("survey.db"), known).ReadAsync();

    private sealed class KnownKeys : IAccessCodeKeyStore
    {
        public List<string> Ids { get; } = [];

        public Task<IReadOnlyList<string>> ListIdsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([.. Ids]);

        public Task AddIdAsync(string keyId, CancellationToken cancellation)
        {
            if (!Ids.Contains(keyId))
            {
                Ids.Add(keyId);
            }

            return Task.CompletedTask;
        }
    }
}
