using AgentOps.Api.Access;
using AgentOps.Keys;

namespace AgentOps.Api.Tests.Access;

public sealed class KeyTests
{
    [Fact]
    public void Only_the_hash_of_a_key_finds_it()
    {
        var (text, other) = (KeyHash.NewKey(), KeyHash.NewKey());
        var key = new ApiKey(Guid.CreateVersion7(), "ci", Role.Worker, CompanyKey.Parse("studio"), KeyHash.Of(text));
        var keys = new KeySnapshot([key], 0);

        Caller.Known(keys, text).ShouldBe(key);
        Caller.Known(keys, other).ShouldBeNull();
        Caller.Known(keys, text + "x").ShouldBeNull();
        Caller.Known(keys, "").ShouldBeNull();
        Caller.Known(keys, new string('x', 100_000)).ShouldBeNull();
        key.ToString().ShouldNotContain(text);
    }

    [Fact]
    public void A_key_whose_hash_only_begins_the_same_is_another_key()
    {
        var hash = KeyHash.Of("one");
        var near = (byte[])hash.Clone();
        near[^1] ^= 1;
        var keys = new KeySnapshot([new(Guid.CreateVersion7(), "near", Role.Admin, null, near)], 0);

        keys.Find(hash).ShouldBeNull();
        keys.Find(near).ShouldNotBeNull();
    }

    [Fact]
    public void New_keys_are_long_and_never_the_same()
    {
        KeyHash.NewKey().Length.ShouldBe(46);
        KeyHash.NewKey().ShouldNotBe(KeyHash.NewKey());
    }

    [Fact]
    public void A_secret_file_that_others_may_read_is_refused_by_name_and_mode()
    {
        var folder = Directory.CreateTempSubdirectory("agentops-secret-");
        try
        {
            var path = Path.Combine(folder.FullName, "deep", "admin.key");
            SecretFile.Write(path, "canary-secret");
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            SecretFile.Read(path).ShouldBe("canary-secret");

            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
            var refusal = Should.Throw<InvalidOperationException>(() => SecretFile.Read(path));
            refusal.Message.ShouldContain(path);
            refusal.Message.ShouldContain("604");
            refusal.Message.ShouldNotContain("canary");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
