import { find, parts, say } from './page';

/** What is kept in the reader's browser once they vote, and not before. */
const VOTER = 'doorman.voter';

const PATIENCE_MS = 15_000;

/** "Did this answer your question?": one vote a reader, which may be changed. */
export function takeVotes(): void {
  const page = parts(document, 'vote', 'vote-status', 'vote-comment');
  if (!page) return;
  const { vote } = page;
  const form = page['vote-comment'] as HTMLFormElement;
  const buttons = [...vote.querySelectorAll<HTMLButtonElement>('[data-helpful]')];
  const words = vote.dataset;
  let busy = false;
  let next: HTMLButtonElement | undefined;

  for (const button of buttons) {
    button.addEventListener('click', () => void choose(button));
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void comment();
  });
  vote.hidden = false;

  async function choose(button: HTMLButtonElement): Promise<void> {
    if (busy) {
      next = button;
      return;
    }
    const helpful = button.dataset.helpful === 'true';
    if (await send(helpful)) {
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
      form.hidden = helpful;
      tell(helpful ? words.thanks : words.thanksForNo);
    }
    const changed = next;
    next = undefined;
    if (changed && changed !== button) await choose(changed);
  }

  async function comment(): Promise<void> {
    const text = find<HTMLTextAreaElement>(form, 'comment')?.value.trim() ?? '';
    const reason = form.querySelector<HTMLInputElement>('input[name=reason]:checked')?.value;
    if (!text && !reason) {
      tell(words.choose, true);
      form.querySelector<HTMLInputElement>('input[name=reason]')?.focus();
    }
    if ((!text && !reason) || busy) return;
    if (!(await send(false, reason, text || undefined))) return;
    // The form takes the focus with it, so the focus goes to what is said in its place.
    form.hidden = true;
    page!['vote-status'].focus();
    tell(text ? words.thanksForComment : words.thanksForNo);
  }

  /** Whether the vote is stored. */
  async function send(helpful: boolean, reason?: string, comment?: string): Promise<boolean> {
    busy = true;
    vote.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch('/api/feedback', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ article: words.article, version: words.version, voter: voter(), helpful, reason, comment }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (!response.ok) throw new Error(`feedback answered ${response.status}`);
      return true;
    } catch {
      tell(words.failed, true);
      return false;
    } finally {
      busy = false;
      vote.removeAttribute('aria-busy');
    }
  }

  function tell(text: string | undefined, failed = false): void {
    page!['vote-status'].classList.toggle('failed', failed);
    say(page!['vote-status'], text ?? '');
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let unsaved: string | undefined;

/** The reader's random name, so that a changed vote counts once. */
function voter(): string {
  try {
    const known = localStorage.getItem(VOTER);
    if (known && UUID.test(known)) return known;
    const made = unsaved ?? uuid();
    unsaved = made;
    localStorage.setItem(VOTER, made);
    return made;
  } catch {
    // The browser keeps nothing: the name lasts as long as the page.
    return (unsaved ??= uuid());
  }
}

/** A UUID of version 4. `crypto.randomUUID` exists on pages with TLS only. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
