import type { Problem } from './types';

/** An answer of the server that is not a success, in the server's own words. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ApiError';
    this.status = problem.status;
    this.problem = problem;
  }
}

/** No answer came at all: the server is away or the network is. */
export class OfflineError extends Error {
  constructor() {
    super('The server does not answer. What is on screen stays; it will refresh by itself.');
    this.name = 'OfflineError';
  }
}

export interface Send {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export type Query = Record<string, string | number | undefined | null>;

/** Builds a path with its query; empty values are left out. */
export function withQuery(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (pairs.length === 0) return path;
  return `${path}?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as Partial<Problem>;
    return { title: response.statusText || 'Request failed', ...body, status: response.status };
  } catch {
    return { title: response.statusText || 'Request failed', status: response.status };
  }
}

async function send<T>(method: string, path: string, { body, headers, signal }: Send = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      signal,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new OfflineError();
  }
  if (!response.ok) throw new ApiError(await problemOf(response));
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export const api = {
  get: <T>(path: string, signal?: AbortSignal) => send<T>('GET', path, { signal }),
  post: <T>(path: string, body: unknown = {}, headers?: Record<string, string>) => send<T>('POST', path, { body, headers }),
  put: <T>(path: string, body: unknown, headers?: Record<string, string>) => send<T>('PUT', path, { body, headers }),
  delete: <T>(path: string) => send<T>('DELETE', path),
};

/** The base of everything that belongs to one company. */
export const companyPath = (company: string, rest = '') => `/api/companies/${encodeURIComponent(company)}${rest}`;
