import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');
const names = ['Ada', 'Bo', 'Cleo', 'Dara', 'Emil', 'Fay', 'Gus', 'Hana', 'Ivo', 'Juno', 'Kai', 'Lena'];
const sprites = ['opus', 'brain', 'growth', 'creator', 'twitter-alt', 'observer'];

/** Twelve agents, as many as the office has desks, who meet only when they are called. */
const dozen = `title: A dozen
about: As many as the office has desks.
policies:
  x_daily_quota: { limit: 5 }
  schedule: { slots: [] }
agents:
${names.map((name, i) => `  - { key: ${name.toLowerCase()}, name: ${name}, role: Maker ${i + 1}, tone: Brief., quirk: Counts., signature_line: Done., directive: You make things., color: "#6FB7FF", sprite: ${sprites[i % sprites.length]} }`).join('\n')}
first_mission:
  agent: ada
  title: First look around
  reason: We start by knowing who is here.
  steps: [{ kind: view, payload: { what: overview } }]
`;

/** The repository's templates and one more for a crowded office, as a folder of this server alone. */
export function templatesIn(home: string): string {
  const folder = join(home, 'templates');
  cpSync(join(root, 'companies'), folder, { recursive: true });
  mkdirSync(join(folder, 'dozen'), { recursive: true });
  writeFileSync(join(folder, 'dozen', 'company.yaml'), dozen);
  return folder;
}
