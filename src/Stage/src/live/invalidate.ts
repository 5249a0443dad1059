// Which lists an event makes stale. The first word of a kind says what it is about.
const partsByWord: Record<string, readonly string[]> = {
  proposal: ['proposals'],
  mission: ['missions', 'proposals'],
  step: ['missions', 'costs'],
  post: ['posts'],
  content: ['missions'],
  reaction: ['reactions'],
  trigger: ['triggers'],
  roundtable: ['roundtables'],
  memory: ['memories', 'agents'],
  insight: ['memories', 'agents'],
  affinity: ['relationships'],
  initiative: ['initiatives', 'proposals'],
  routine: ['routines'],
  policy: ['policies', 'company', 'forecast'],
  worker: ['policies'],
  budget: ['costs'],
  company: ['company', 'policies'],
};

export function staleParts(kind: string): readonly string[] {
  return partsByWord[kind.split('_', 1)[0] ?? ''] ?? [];
}
