namespace Survey.Data.Accounts;

/// <summary>Stores the keys that sign cookies and forms, so that all nodes of the site share them.</summary>
/// <remarks>Thread-safe. Synchronous, because the framework asks for keys synchronously.</remarks>
public interface IDataProtectionKeyStore
{
    /// <summary>All keys, as XML.</summary>
    IReadOnlyList<string> ReadAll();

    /// <summary>Adds a key under a name that says what it is for.</summary>
    void Add(string name, string xml);
}
