using System.Security.Cryptography;
using Survey.Data.Invitations;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>The file with the key that access codes are derived from: beside the database where that is a file, else where the setting
/// says. It is made at first use, and never made anew where the database knows another key.</summary>
/// <remarks>Thread-safe; several nodes may share one file.</remarks>
/// <param name="configuredPath">What the setting says; empty where it says nothing.</param>
/// <param name="databaseFile">The file of the database; null where it is on a server.</param>
/// <param name="known">Knows the keys of the database.</param>
internal sealed class AccessCodeKeyFile(string configuredPath, string? databaseFile, IAccessCodeKeyStore known)
{
    private const string Ending = ".key";

    private readonly ReadCache<string, AccessCodeKey> keys = new(1);

    /// <summary>The key.</summary>
    /// <exception cref="InvalidOperationException">There is none that fits the database; the message says what to do.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public Task<AccessCodeKey> ReadAsync() => keys.GetOrReadAsync(FindPath(), ReadOrCreateAsync);

    private string FindPath() =>
        (configuredPath, databaseFile) switch
        {
            ({ Length: > 0 }, _) => Path.GetFullPath(configuredPath),
            (_, not null) => Path.GetFullPath(databaseFile + Ending),
            _ => throw new InvalidOperationException(
                "The setting Site:CodeKeyFile does not say where the key of the access codes is. It is a file outside the database; "
                    + "where there are several nodes, each needs the same."
            ),
        };

    private async Task<AccessCodeKey> ReadOrCreateAsync(string path)
    {
        var knownIds = await known.ListIdsAsync(CancellationToken.None);
        var isEmpty = File.Exists(path) && new FileInfo(path).Length == 0;
        if (!File.Exists(path) && knownIds.Count > 0)
        {
            throw new InvalidOperationException(
                $"The key of the access codes, {path}, is missing, and this database has codes that were derived from it. Copy it from "
                    + "the backup or from another node. If it is lost for good, create an empty file of that name: it gets a new key, "
                    + "and no code works until it is renewed with the command codes --round ROUND --renew."
            );
        }

        if (isEmpty || !File.Exists(path))
        {
            await WriteNewAsync(path, isEmpty);
        }

        var key = Parse(await File.ReadAllTextAsync(path), path);
        if (!isEmpty && knownIds.Count > 0 && !knownIds.Contains(key.Id))
        {
            throw new InvalidOperationException(
                $"{path} holds another key than the one from which this database's access codes were derived. Copy the right file from the "
                    + "backup or from another node."
            );
        }

        await known.AddIdAsync(key.Id, CancellationToken.None);
        return key;
    }

    /// <summary>Written beside it first, so that nobody reads half a key. Where another process was faster, its file stays.</summary>
    private static async Task WriteNewAsync(string path, bool replaces)
    {
        if (Path.GetDirectoryName(path) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var temporaryPath = $"{path}.{Guid.CreateVersion7():N}";
        var creation = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var writer = new StreamWriter(temporaryPath, creation))
        {
            await writer.WriteLineAsync(Convert.ToBase64String(RandomNumberGenerator.GetBytes(AccessCodeKey.Length)));
        }

        try
        {
            File.Move(temporaryPath, path, replaces);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporaryPath);
        }
    }

    private static AccessCodeKey Parse(string text, string path)
    {
        var bytes = new byte[AccessCodeKey.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == bytes.Length
            ? new AccessCodeKey([.. bytes])
            : throw new InvalidOperationException(
                $"{path} holds no key of access codes: that is one line of 44 characters. Copy the right file from the backup."
            );
    }
}
