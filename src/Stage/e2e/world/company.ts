import { setTimeout as pause } from 'node:timers/promises';
import type { AgentEvent, Mission, Page, Policy, Proposal, Roundtable } from '../../src/api/types';
import { adminKey } from './server';

let made = 0;

/** A company on a server, as an API client with the admin key sees it. */
export class Company {
  constructor(
    readonly server: string,
    readonly key: string,
  ) {}

  /** A new studio that lives: its first standup convenes at once, and talks do not dawdle. */
  static async found(server: string, template = 'studio'): Promise<Company> {
    const company = new Company(server, `t${process.pid % 1000}-${++made}`);
    await company.call('POST', `${server}/api/companies`, { key: company.key, template });
    await company.policy('roundtable_policy', { enabled: true, max_daily_conversations: 50, min_pause_seconds: 0.1, max_pause_seconds: 0.2 });
    return company;
  }

  async call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const url = path.startsWith('http') ? path : `${this.server}/api/companies/${this.key}${path}`;
    const answer = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${adminKey}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(40_000),
    });
    if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  get = <T>(path: string) => this.call<T>('GET', path);
  post = <T>(path: string, body: unknown = {}) => this.call<T>('POST', path, body);
  policy = (key: string, value: unknown) => this.call<Policy>('PUT', `/policies/${key}`, { value });
  events = (query: string) => this.get<Page<AgentEvent>>(`/events?${query}`);
  convene = (topic: string, format = 'watercooler', participants?: string[]) => this.post<Roundtable>('/roundtables', { format, topic, ...(participants && { participants }) });

  propose(title: string, kind: string, payload: unknown, agent = 'brain') {
    return this.post<Proposal>('/proposals', { agent, title, reason: 'A test wants it.', steps: [{ kind, payload }] });
  }

  /** A proposal that a person has to decide. */
  ask = (title: string) => this.propose(title, 'post_tweet', { text: `${title}.` }, 'twitter-alt');

  /** A mission that has run to its end. */
  async worked(title: string): Promise<Mission> {
    const proposal = await this.propose(title, 'view', { what: 'overview' });
    return this.until(async () => {
      const mission = await this.get<Mission>(`/missions/${proposal.missionId}`);
      return mission.finishedAt ? mission : null;
    }, `the end of “${title}”`);
  }

  /** Waits until the first standup is over and everyone is free. */
  rest = () => this.until(async () => ((await this.events('kind=roundtable_finished')).items.length > 0 ? true : null), 'the end of the first standup');

  /** Asks again until there is an answer. */
  async until<T>(ask: () => Promise<T | null>, what: string): Promise<T> {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(100)) {
      const answer = await ask();
      if (answer !== null) return answer;
    }
    throw new Error(`Waited a minute for ${what}.`);
  }
}
