import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createDatabase, dropDatabase } from './database';
import { templatesIn } from './templates';

export const adminKey = 'stage-tests-admin-key-0123456789abcdef';
const root = resolve(import.meta.dirname, '../../../..');
export const program = ['Debug', 'Release'].map((kind) => join(root, `src/Silo/bin/${kind}/net10.0/agentops.dll`)).find((path) => existsSync(path));

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

/** A real `agentops run` over a database of its own; it can be killed and started again on the same address. */
export class Server {
  private child: ChildProcess | null = null;
  private output: string[] = [];
  private readonly templates: string;

  private constructor(
    readonly url: string,
    readonly database: string,
    private readonly home: string,
  ) {
    this.templates = templatesIn(home);
  }

  static async open(): Promise<Server> {
    const server = new Server(`http://127.0.0.1:${await freePort()}`, createDatabase(), mkdtempSync(join(tmpdir(), 'agentops-stage-')));
    try {
      await server.start();
      return server;
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  async start(): Promise<void> {
    if (!program) throw new Error('The server is not built: dotnet build AgentOps.sln');
    this.output = [];
    const child = spawn('dotnet', [program, 'run', '--company', 'studio', '--template', 'studio', '--urls', this.url], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, AGENTOPS_DATABASE: this.database, AGENTOPS_HOME: this.home, AGENTOPS_ADMIN_KEY: adminKey, AGENTOPS_RATE_LIMIT: '0', AGENTOPS_STAGE: resolve(import.meta.dirname, '../../dist'), AGENTOPS_TEMPLATES: this.templates, AGENTOPS_OFFLINE_PRICE: '3/15', AGENTOPS_CRAWL_ALLOW: '127.0.0.1' },
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (this.output = [...this.output.slice(-200), chunk.toString()]));
    const deadline = Date.now() + 120_000;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.\n${this.output.join('')}`);
      const ready = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).then((answer) => answer.ok, () => false);
      if (ready) return;
      if (Date.now() > deadline) throw new Error(`The server did not become ready.\n${this.output.join('')}`);
      await pause(100);
    }
  }

  /** kill -9. */
  kill = () => this.end('SIGKILL');

  async close(): Promise<void> {
    await this.end('SIGTERM');
    dropDatabase(this.database);
    rmSync(this.home, { recursive: true, force: true });
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(late);
  }
}
