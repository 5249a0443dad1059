using Npgsql;

namespace AgentOps.Silo.Tests.Clusters;

/// <summary>Our settings of a connection hold where the person named none.</summary>
public sealed class DatabaseSettingsTests
{
    [Fact]
    public void Settings_that_were_not_given_are_ours()
    {
        var tuned = new NpgsqlConnectionStringBuilder(Postgres.Databases.Tuned("Host=/tmp;Database=agentops"));
        tuned.NoResetOnClose.ShouldBeTrue();
        tuned.MaxAutoPrepare.ShouldBe(50);
        tuned.MaxPoolSize.ShouldBe(Postgres.Databases.PoolSize);
        tuned.ApplicationName.ShouldBe("agentops");
        tuned.Options.ShouldNotBeNull().ShouldContain("timezone=UTC");
    }

    [Fact]
    public void Settings_that_were_given_stay()
    {
        var tuned = new NpgsqlConnectionStringBuilder(Postgres.Databases.Tuned("Host=/tmp;MaxPoolSize=7;No Reset On Close=false;Application Name=mine"));
        tuned.MaxPoolSize.ShouldBe(7);
        tuned.NoResetOnClose.ShouldBeFalse();
        tuned.ApplicationName.ShouldBe("mine");
        tuned.MaxAutoPrepare.ShouldBe(50);
    }
}
