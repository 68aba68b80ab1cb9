using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Survey.Web.Features.Respond.Start;

namespace Survey.Tests.Web.Respond.Start;

public sealed class AccessCodeRateLimiterTests
{
    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.1");

    [Test]
    public async Task Attempts_BeyondTheFreeOnes_WaitTwiceAsLongEachTime()
    {
        var time = new FakeTimeProvider();
        var brake = CreateRateLimiter(time);
        Assert.That(brake.TryAcquireAsync(Address, default).IsCompleted, "the first is free");

        foreach (var seconds in new[] { 1, 2, 4, 5 })
        {
            var waiting = brake.TryAcquireAsync(Address, default);
            time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.That(waiting.IsCompleted, Is.False);
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.That(await waiting);
        }
    }

    [Test]
    public async Task Attempts_AllAtOnce_AreCountedBeforeTheyWait()
    {
        var brake = CreateRateLimiter(new FakeTimeProvider());

        var attempts = Enumerable.Range(0, 10).Select(_ => brake.TryAcquireAsync(Address, default)).ToList();

        Assert.That(attempts.Count(attempt => attempt.IsCompleted), Is.EqualTo(5), "one free, four refused");
        Assert.That(await attempts[^1], Is.False);
    }

    [Test]
    public async Task Attempts_FromElsewhereOrMuchLater_AreFree()
    {
        var time = new FakeTimeProvider();
        var brake = CreateRateLimiter(time);
        await brake.TryAcquireAsync(Address, default);

        Assert.That(brake.TryAcquireAsync(IPAddress.Parse("192.0.2.2"), default).IsCompleted);
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.That(brake.TryAcquireAsync(Address, default).IsCompleted);
    }

    [Test]
    public void Attempts_FromOneNetworkOfIPv6_CountTogether()
    {
        var brake = CreateRateLimiter(new FakeTimeProvider());

        Assert.That(brake.TryAcquireAsync(IPAddress.Parse("2001:db8::1"), default).IsCompleted);
        Assert.That(brake.TryAcquireAsync(IPAddress.Parse("2001:db8::2"), default).IsCompleted, Is.False);
    }

    private static AccessCodeRateLimiter CreateRateLimiter(TimeProvider time) =>
        new(
            time,
            Options.Create(
                new AccessCodeRateLimitOptions
                {
                    FreeAttempts = 1,
                    MostAttempts = 6,
                    FirstWait = TimeSpan.FromSeconds(1),
                    LongestWait = TimeSpan.FromSeconds(5),
                }
            )
        );
}
