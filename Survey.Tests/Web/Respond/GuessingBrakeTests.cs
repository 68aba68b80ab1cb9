using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Survey.Web.Features.Respond;

namespace Survey.Tests.Web.Respond;

public sealed class GuessingBrakeTests
{
    private static readonly IPAddress Somewhere = IPAddress.Parse("192.0.2.1");

    [Test]
    public async Task Attempts_BeyondTheFreeOnes_WaitTwiceAsLongEachTime()
    {
        var time = new FakeTimeProvider();
        var brake = BrakeOf(time);
        Assert.That(brake.TryPassAsync(Somewhere, default).IsCompleted, "the first is free");

        foreach (var seconds in new[] { 1, 2, 4, 5 })
        {
            var waiting = brake.TryPassAsync(Somewhere, default);
            time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.That(waiting.IsCompleted, Is.False);
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.That(await waiting);
        }
    }

    [Test]
    public async Task Attempts_AllAtOnce_AreCountedBeforeTheyWait()
    {
        var brake = BrakeOf(new FakeTimeProvider());

        var attempts = Enumerable.Range(0, 10).Select(_ => brake.TryPassAsync(Somewhere, default)).ToList();

        Assert.That(attempts.Count(attempt => attempt.IsCompleted), Is.EqualTo(5), "one free, four refused");
        Assert.That(await attempts[^1], Is.False);
    }

    [Test]
    public async Task Attempts_FromElsewhereOrMuchLater_AreFree()
    {
        var time = new FakeTimeProvider();
        var brake = BrakeOf(time);
        await brake.TryPassAsync(Somewhere, default);

        Assert.That(brake.TryPassAsync(IPAddress.Parse("192.0.2.2"), default).IsCompleted);
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.That(brake.TryPassAsync(Somewhere, default).IsCompleted);
    }

    [Test]
    public void Attempts_FromOneNetworkOfIPv6_CountTogether()
    {
        var brake = BrakeOf(new FakeTimeProvider());

        Assert.That(brake.TryPassAsync(IPAddress.Parse("2001:db8::1"), default).IsCompleted);
        Assert.That(brake.TryPassAsync(IPAddress.Parse("2001:db8::2"), default).IsCompleted, Is.False);
    }

    private static GuessingBrake BrakeOf(TimeProvider time) => new(time, Options.Create(new GuessingOptions
    {
        FreeAttempts = 1,
        MostAttempts = 6,
        FirstWait = TimeSpan.FromSeconds(1),
        LongestWait = TimeSpan.FromSeconds(5),
    }));
}
