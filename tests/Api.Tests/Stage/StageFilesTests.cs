using AgentOps.Api.Stage;
using Microsoft.Extensions.Options;

namespace AgentOps.Api.Tests.Stage;

public sealed class StageFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agentops-stage-");
    private readonly StageFiles _files;

    public StageFilesTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "dist", "assets"));
        Write("secret.txt", "outside");
        Write("dist/index.html", "<!doctype html>");
        Write("dist/assets/app-1a2b.js", new string('x', 5_000));
        Write("dist/assets/app-1a2b.js.map", "{}");
        _files = new(Options.Create(new ApiOptions { StagePath = Path.Combine(_folder.FullName, "dist") }));
    }

    [Fact]
    public void Addresses_of_the_app_get_the_app_and_missing_files_nothing()
    {
        _files.Find("/")!.ContentType.ShouldBe("text/html; charset=utf-8");
        _files.Find("/studio/missions/1")!.ContentType.ShouldBe("text/html; charset=utf-8");
        _files.Find("/")!.Immutable.ShouldBeFalse();
        _files.Find("/assets/gone.js").ShouldBeNull();
        _files.Find("/assets/app-1a2b.js.map").ShouldBeNull();
        _files.Find("/logo.png").ShouldBeNull();
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/assets/../../secret.txt")]
    [InlineData("//etc/passwd")]
    public void No_path_leads_out_of_the_folder(string path)
    {
        var found = _files.Find(path);
        if (found is not null) found.ContentType.ShouldStartWith("text/html");
    }

    [Fact]
    public void Hashed_files_never_change_and_are_compressed_for_who_can_read_it()
    {
        var script = _files.Find("/assets/app-1a2b.js")!;

        script.Immutable.ShouldBeTrue();
        script.For("gzip, deflate, br").Encoding.ShouldBe("br");
        script.For("gzip").Encoding.ShouldBe("gzip");
        script.For("").ShouldBe((script.For("").Bytes, null));
        script.For("br").Bytes.Length.ShouldBeLessThan(script.For("").Bytes.Length);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(_folder.FullName, path), text);
}
