import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const parts = (connection: string) =>
  new Map(connection.split(';').flatMap((part) => (part.includes('=') ? [[part.slice(0, part.indexOf('=')).trim().toLowerCase(), part.slice(part.indexOf('=') + 1).trim()] as const] : [])));

function psql(): string {
  const installed = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin/psql`) : [];
  return installed.filter((path) => existsSync(path)).at(-1) ?? 'psql';
}

/** Runs SQL in a database, as a person in psql would, and answers the rows as text. */
export function sql(connection: string, statement: string): string {
  const at = parts(connection);
  const env = { ...process.env, PGHOST: at.get('host') ?? '', PGPORT: at.get('port') ?? '5432', PGUSER: at.get('username') ?? '', PGPASSWORD: at.get('password') ?? '', PGDATABASE: at.get('database') ?? '' };
  return execFileSync(psql(), ['-X', '-q', '-At', '-v', 'ON_ERROR_STOP=1', '-c', statement], { env, encoding: 'utf8' });
}

const server = () => {
  const connection = process.env.AGENTOPS_TEST_DATABASE;
  if (!connection) throw new Error('AGENTOPS_TEST_DATABASE is not set: run ./test, which starts a PostgreSQL of its own.');
  return connection;
};

/** A new, empty database on the test server; answers its connection string. */
export function createDatabase(): string {
  const name = `stage_${process.pid}_${Date.now().toString(36)}`;
  sql(server(), `create database ${name}`);
  return server().replace(/Database=[^;]*/i, `Database=${name}`);
}

export function dropDatabase(connection: string): void {
  sql(server(), `drop database if exists ${parts(connection).get('database')} with (force)`);
}
