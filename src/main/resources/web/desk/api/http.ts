/** Asks the server, with the session's cookie, and tells its refusals as they are. */

/** A refusal (RFC 9457), or no answer at all: then `status` is 0. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, message: string, body: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.body = body;
  }

  /** Whether the same request may succeed later, so that it is safe and useful to send it again. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const NO_ANSWER = 'We couldn’t reach the server. Check your connection, then try again.';
/** Milliseconds; a request that takes longer is given up. */
const PATIENCE = 20_000;

/** Where `path` is on this server: relative, so that it holds behind a proxy with a path of its own. */
export function address(path: string): URL {
  return new URL(path, document.baseURI);
}

/**
 * @param path below the page's folder, as `api/desk/agents`
 * @returns the answer's JSON, or undefined where it has none
 * @throws Problem
 */
export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address(path), {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        Accept: 'application/json',
        'Doorman-Desk': '1',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Problem(0, 'unreachable', NO_ANSWER);
  }
  const text = await response.text().catch(() => '');
  const json = parse(text);
  if (!response.ok) {
    throw refusal(response.status, json);
  }
  return json as T;
}

function refusal(status: number, json: unknown): Problem {
  const body = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  const words = typeof body['detail'] === 'string' ? body['detail'] : body['title'];
  return new Problem(
    status,
    typeof body['code'] === 'string' ? body['code'] : `http-${status}`,
    typeof words === 'string' && words ? words : `The server didn’t accept this (${status}).`,
    body,
  );
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
