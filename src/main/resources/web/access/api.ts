const PATIENCE_MS = 20_000;

/** What a call of the desk's API brought: a result, or words to show. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; code: string; words: string };

interface Problem {
  code?: string;
  detail?: string;
}

/** Calls the desk's API with the header that pages of other sites cannot send. */
export async function call<T>(method: string, path: string, body?: unknown): Promise<Outcome<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: { 'Doorman-Desk': '1', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) {
      return { ok: true, value: (response.status === 204 ? undefined : await response.json()) as T };
    }
    return failure(response, await problem(response));
  } catch {
    return { ok: false, code: 'unreachable', words: 'We can’t reach the server. Please try again.' };
  }
}

async function problem(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return {};
  }
}

function failure(response: Response, told: Problem): Outcome<never> {
  const code = told.code ?? String(response.status);
  const wait = Number(response.headers.get('Retry-After'));
  if (code === 'locked' && wait > 0) {
    const minutes = Math.ceil(wait / 60);
    return {
      ok: false,
      code,
      words: `Too many tries. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or ask an administrator for a new password.`,
    };
  }
  return { ok: false, code, words: told.detail ?? 'That didn’t work. Please try again.' };
}
