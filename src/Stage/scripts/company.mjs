/** A company on a server, as far as the pictures need it: it can be given work, a conversation, and other rules for a while. */
export class Company {
  #before = new Map();

  constructor(base, key, secret) {
    this.key = key;
    this.base = `${base}/api/companies/${key}`;
    this.secret = secret;
  }

  async #send(method, path, body, headers = {}) {
    const response = await fetch(this.base + path, {
      method,
      headers: { authorization: `Bearer ${this.secret}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer = await response.json().catch(() => null);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer?.detail ?? answer?.title ?? ''}`);
    return answer;
  }

  /** The company's own time. */
  async now() {
    return new Date((await this.#send('GET', '')).clock?.now ?? Date.now());
  }

  /** Changes a policy until `putBack`. */
  async raise(policy, change) {
    const { value, version } = await this.#send('GET', `/policies/${policy}`);
    if (!this.#before.has(policy)) this.#before.set(policy, value);
    await this.#send('PUT', `/policies/${policy}`, { value: { ...value, ...change } }, { 'if-match': `"${version}"` });
  }

  async putBack() {
    for (const [policy, value] of this.#before) {
      const { version } = await this.#send('GET', `/policies/${policy}`);
      await this.#send('PUT', `/policies/${policy}`, { value }, { 'if-match': `"${version}"` });
    }
  }

  /** Gives some agents a page to read that takes a while, and one a proposal that needs a person. */
  async work(port) {
    const agents = (await this.#send('GET', '/agents')).items.map((agent) => agent.key);
    const ideas = ['Read the field notes before we write', 'See what the other studio did with its launch page', 'Check yesterday’s figures at their source'];
    for (const [i, title] of ideas.entries()) {
      const url = `http://127.0.0.1:${port}/notes-${i + 1}`;
      await this.#send('POST', '/proposals', { agent: agents[(i + 1) % agents.length], title, reason: 'What we have is a week old.', steps: [{ kind: 'crawl', payload: { url } }, { kind: 'analyze', payload: { topic: title } }] }).catch((error) => console.log(String(error)));
    }
    const waiting = (await this.#send('GET', '/proposals?status=pending&limit=10')).items.length;
    if (waiting < 3) await this.#send('POST', '/proposals', { agent: agents[3 % agents.length], title: 'Publish the story of our first week', reason: 'Eleven readers asked what happened since.', steps: [{ kind: 'research', payload: { topic: 'our first week' } }, { kind: 'write_content', payload: { topic: 'our first week', format: 'article' } }] });
  }

  /** Waits until nobody talks. */
  async quiet() {
    for (let second = 0; second < 120; second++) {
      if (!(await this.#send('GET', '/roundtables?limit=5')).items.some((table) => table.status === 'running')) return;
      await new Promise((done) => setTimeout(done, 1_000));
    }
  }

  convene(format) {
    return this.#send('POST', '/roundtables', { format, topic: 'what our readers did yesterday' });
  }

  /** The finished mission with the longest story. */
  async longMission() {
    const { items } = await this.#send('GET', '/missions?status=succeeded&limit=50');
    return items.sort((a, b) => b.steps.length - a.steps.length || Date.parse(b.finishedAt) - Date.parse(b.startedAt) - Date.parse(a.finishedAt) + Date.parse(a.startedAt))[0].id;
  }

  async lastTable() {
    const { items } = await this.#send('GET', '/roundtables?limit=20');
    return (items.find((table) => table.status === 'succeeded' || table.outcome) ?? items[0]).id;
  }
}
