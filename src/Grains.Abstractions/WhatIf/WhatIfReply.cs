using System.Collections.Immutable;
using AgentOps.Intake;

namespace AgentOps.WhatIf;

/// <summary>The report, or the errors (400) of a value that does not fit its schema; neither for a company that does not exist.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.WhatIf.WhatIfReply")]
public sealed record WhatIfReply([property: Id(0)] WhatIfReport? Report, [property: Id(1)] ImmutableArray<FieldError> Errors);
