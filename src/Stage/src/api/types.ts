// The shapes of the REST contract. The layout follows what openapi-typescript writes, so that its output can take this file's place.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface components {
  schemas: {
    Session: { name: string; role: Role; company?: string | null };
    Company: { key: string; name: string; template?: string; state: 'open' | 'paused' | 'killed'; agents: (string | components['schemas']['Agent'])[]; createdAt: string; clock?: { now: string; speed: number }; scripted?: boolean };
    Event: {
      id: string;
      seq: number;
      /** Its place in the stream, for `after` and `Last-Event-ID`. */
      cursor?: string;
      at: string;
      agent: string | null;
      kind: string;
      title: string;
      summary?: string | null;
      tags: string[];
      refs: { proposalId?: string | null; missionId?: string | null; stepId?: string | null; roundtableId?: string | null };
      cause: string | null;
      rootCause: string | null;
      data?: JsonObject | null;
      untrusted?: boolean;
    };
    Proposal: {
      id: string;
      agent: string;
      title: string;
      reason?: string | null;
      source: string;
      status: 'pending' | 'accepted' | 'rejected' | 'expired';
      gate?: string | null;
      rejection?: string | null;
      steps: { kind: string; payload: JsonObject; after?: number[] | null }[];
      missionId?: string | null;
      estimate?: number | null;
      cause?: string | null;
      rootCause?: string | null;
      createdAt: string;
      decidedAt?: string | null;
      decidedBy?: string | null;
      note?: string | null;
      memoryId?: string | null;
      untrusted?: boolean;
    };
    Step: {
      id: string;
      kind: string;
      status: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
      payload: JsonObject;
      result?: Json;
      error?: string | null;
      attempts: number;
      worker?: string | null;
      startedAt?: string | null;
      finishedAt?: string | null;
      cost?: number | null;
    };
    Mission: {
      id: string;
      proposalId: string;
      title: string;
      agent: string;
      status: 'approved' | 'running' | 'succeeded' | 'failed' | 'cancelled';
      steps: components['schemas']['Step'][];
      createdAt: string;
      startedAt?: string | null;
      finishedAt?: string | null;
      cause?: string | null;
      rootCause?: string | null;
    };
    Policy: {
      key: string;
      value: JsonObject;
      version: number;
      schema: JsonSchema;
      default: JsonObject;
      updatedAt?: string | null;
      updatedBy?: string | null;
      invalid?: { value: Json; message: string } | null;
    };
    PolicyChange: { id: string; key: string; oldValue?: JsonObject | null; newValue?: JsonObject | null; version: number; changedAt: string; changedBy?: string | null; op?: string };
    WhatIfSide: { accepted: number; waiting: number; rejected: number; usd: number; gates: Record<string, number> };
    WhatIf: {
      days: number;
      /** True when there were more proposals than were looked at; the newest were. */
      partial: boolean;
      now: components['schemas']['WhatIfSide'];
      then: components['schemas']['WhatIfSide'];
      changed: number;
      proposals: { id: string; title: string; agent: string; createdAt: string; was: WhatIfOutcome; would: WhatIfOutcome; gate?: string | null; reason?: string | null }[];
    };
    Trigger: {
      name: string;
      event?: string | null;
      conditions?: JsonObject | null;
      action?: JsonObject | null;
      cooldownMinutes: number;
      enabled: boolean;
      fireCount: number;
      lastFiredAt?: string | null;
      nextDueAt?: string | null;
    };
    Reactions: {
      queue: { id: string; pattern: string; target: string; type: string; eventId?: string; queuedAt: string }[];
      patterns: { pattern: string; answeredAt?: string | null; freeAt?: string | null }[];
    };
    Run: { id: string; startedAt: string; tookMs: number; duties: { name: string; ok: boolean; tookMs: number; counts?: JsonObject | null; error?: string | null }[] };
    Turn: { n: number; agent: string; text: string; tone?: string | null; at: string; draw?: { why?: string; seed?: number | string; weights?: Record<string, number> | { agent: string; weight: number; affinity?: number; recency?: number; share?: number }[]; affinity?: number | null; tension?: number | null } | null };
    Roundtable: {
      id: string;
      format: string;
      title?: string;
      topic: string;
      status: string;
      reason?: string | null;
      scripted?: boolean;
      participants: string[];
      turns: components['schemas']['Turn'][];
      outcome?: { memories?: JsonObject[]; drifts?: JsonObject[]; actionItems?: Json[] } | null;
      startedAt?: string | null;
      finishedAt?: string | null;
    };
    Agent: {
      key: string;
      name: string;
      role: string;
      tone?: string | null;
      quirk?: string | null;
      sprite?: string;
      modifiers?: (string | { text: string; memories?: string[] })[];
      memoryCounts?: Record<string, number>;
      state?: string | null;
    };
    Memory: {
      id: string;
      type: string;
      content: string;
      confidence: number;
      tags: string[];
      source?: string | null;
      trace?: string | null;
      supersededBy?: string | null;
      promoted?: boolean;
      untrusted?: boolean;
      createdAt: string;
      lastUsedAt?: string | null;
    };
    Relationship: {
      a: string;
      b: string;
      affinity: number;
      interactions: { total: number; positive: number; negative: number };
      backstory?: string | null;
      log?: { drift: number; reason: string; cause?: string | null; at: string }[];
    };
    Routine: { agent: string; name: string; title?: string; cron: string; timeZone?: string | null; enabled: boolean; nextDueAt?: string | null; lastRunAt?: string | null; lastResult?: string | null };
    RoutineRun: { proposalId: string; missionId?: string | null; status: string; rejection?: string | null; startedAt: string; finishedAt?: string | null; digest?: string | null };
    Post: {
      draftId: string;
      agent: string;
      text: string;
      publisher: string;
      externalId?: string | null;
      at: string;
      metrics?: { impressions: number; likes: number; reposts: number; replies: number; clicks: number; at: string } | null;
    };
    Costs: {
      items: { key: string; calls: number; inputTokens: number; outputTokens: number; usd: number }[];
      budget: { dailyUsd: number; reservedUsd: number; spentUsd: number };
    };
    Spread: { p10: number; p50: number; p90: number };
    Forecast: { days: number; hours: { hour: number; spent: components['schemas']['Spread']; left: components['schemas']['Spread'] }[] };
    Webhook: {
      name: string;
      /** Scheme, host and port only: the rest may hold a token. */
      address: string;
      kinds: string[];
      enabled: boolean;
      pending: number;
      failed: number;
      skipped: number;
      lastDeliveredAt?: string | null;
      lastError?: string | null;
      createdAt: string;
      updatedAt: string;
      updatedBy: string;
      /** Only in the answer that made it. */
      secret?: string;
    };
    Delivery: { eventId: string; kind: string; status: 'pending' | 'delivered' | 'failed'; attempts: number; answer?: number | null; error?: string | null; createdAt: string; nextAttemptAt?: string | null; finishedAt?: string | null };
    Key: { id: string; name: string; role: Role; company?: string | null; createdAt?: string; lastUsedAt?: string | null; revokedAt?: string | null; key?: string };
    GrainType: { type: string; activations: number; callsPerSecond: number; latencyMs: number; slowestMs?: number; failed?: number; reminders: number; keys: string[] };
    Grains: { host: 'embedded' | 'orleans'; dashboard?: string | null; items: components['schemas']['GrainType'][] };
    Reminder: { name: string; startsAt?: string; periodMinutes: number; nextDueAt?: string | null };
    Grain: { type: string; key: string; active: boolean; silo?: string | null; state?: Json; version?: number | null; changedAt?: string | null; reminders?: components['schemas']['Reminder'][] };
    Problem: { type?: string; title: string; status: number; detail?: string; errors?: Record<string, string[]> };
  };
}

export type WhatIfOutcome = 'accepted' | 'waiting' | 'rejected';

export type Role = 'viewer' | 'worker' | 'operator' | 'admin';

/** The part of JSON schema that policies use; anything else is left to the raw editor. */
export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  enum?: Json[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  format?: string;
  default?: Json;
}

type Schemas = components['schemas'];
export type Session = Schemas['Session'];
export type Company = Schemas['Company'];
export type AgentEvent = Schemas['Event'];
export type Proposal = Schemas['Proposal'];
export type Step = Schemas['Step'];
export type Mission = Schemas['Mission'];
export type Policy = Schemas['Policy'];
export type PolicyChange = Schemas['PolicyChange'];
export type WhatIf = Schemas['WhatIf'];
export type WhatIfSide = Schemas['WhatIfSide'];
export type Trigger = Schemas['Trigger'];
export type Reactions = Schemas['Reactions'];
export type Run = Schemas['Run'];
export type Turn = Schemas['Turn'];
export type Roundtable = Schemas['Roundtable'];
export type Agent = Schemas['Agent'];
export type Memory = Schemas['Memory'];
export type Relationship = Schemas['Relationship'];
export type Routine = Schemas['Routine'];
export type RoutineRun = Schemas['RoutineRun'];
export type Post = Schemas['Post'];
export type Costs = Schemas['Costs'];
export type Key = Schemas['Key'];
export type Forecast = Schemas['Forecast'];
export type Webhook = Schemas['Webhook'];
export type Delivery = Schemas['Delivery'];
export type GrainType = Schemas['GrainType'];
export type Grains = Schemas['Grains'];
export type Grain = Schemas['Grain'];
export type Reminder = Schemas['Reminder'];
export type Problem = Schemas['Problem'];

export interface Page<T> {
  items: T[];
  next?: string | null;
}
