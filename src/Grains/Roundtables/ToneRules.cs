namespace AgentOps.Roundtables;

/// <summary>How they speak to each other (SPEC §3): by tension, which is 1 − affinity. Pure.</summary>
public static class ToneRules
{
    /// <summary>Above it, a speaker is critical and sometimes challenges.</summary>
    public const decimal Tense = 0.6m;

    /// <summary>Below it, a speaker agrees and often supports.</summary>
    public const decimal Easy = 0.3m;

    /// <summary>How often a tense speaker challenges, and an easy one supports.</summary>
    public const double Challenges = 0.2, Supports = 0.4;

    /// <summary>1 − affinity.</summary>
    public static decimal Tension(decimal affinity) => 1 - affinity;

    /// <summary>The tone towards someone of that affinity; <paramref name="roll"/> is even in [0, 1).</summary>
    public static Tone Of(decimal affinity, double roll) => Tension(affinity) switch
    {
        > Tense => roll < Challenges ? Tone.Challenge : Tone.Critical,
        < Easy => roll < Supports ? Tone.Supportive : Tone.Agreement,
        _ => Tone.Neutral,
    };

    /// <summary>What a tone asks of a speaker.</summary>
    public static string Instruction(Tone tone) => tone switch
    {
        Tone.Challenge => "Challenge what was just said: take the other side, with a reason.",
        Tone.Critical => "Be critical of what was just said: name the weak point, politely.",
        Tone.Supportive => "Support what was just said, and add to it.",
        Tone.Agreement => "Agree with what was just said, briefly, and go on from there.",
        _ => "Answer what was just said as you see it.",
    };
}
