import { call, type Outcome } from './api';
import { alone, field, find, onSubmit, say } from './page';

interface Welcome {
  user: { name: string };
  firstPassword: string;
}

/** The page of users: makes, edits, disables them, and gives new first passwords. */
export function administer(): void {
  const create = find<HTMLFormElement>(document, 'create');
  if (!create) return;
  onSubmit(create, async () => {
    const outcome = await call<Welcome>('POST', '/api/desk/users', { name: field(create, 'name'), ...profile(create) });
    if (outcome.ok) {
      create.reset();
      find<HTMLDetailsElement>(document, 'new')!.open = false;
    }
    welcome(outcome, 'Reload the page to see the new user in the list.');
  });
  for (const person of document.querySelectorAll<HTMLElement>('[data-user]')) edit(person);
  find(document, 'copy')?.addEventListener('click', () => void copy());
}

function edit(person: HTMLElement): void {
  const form = find<HTMLFormElement>(person, 'edit');
  if (!form) return;
  const path = `/api/desk/users/${person.dataset.user}`;
  const name = person.dataset.name ?? '';
  onSubmit(form, async () => shown(await call('PATCH', path, profile(form))));
  const disable = find(form, 'disable');
  disable?.addEventListener('click', () => {
    const disabled = disable.dataset.disable === 'true';
    if (disabled && !confirm(`Disable ${name}? All sessions of the user end at once.`)) return;
    void alone(form, async () => shown(await call('PATCH', path, { disabled })));
  });
  find(form, 'reset')?.addEventListener('click', () => {
    if (!confirm(`Give ${name} a new first password? All sessions of the user end at once.`)) return;
    void alone(form, async () => welcome(await call<Welcome>('POST', `${path}/password`), ''));
  });
}

/** What the form says of a user. */
function profile(form: HTMLFormElement): Record<string, unknown> {
  const displayName = field(form, 'displayName').trim();
  return {
    ...(displayName ? { displayName } : {}),
    roles: new FormData(form).getAll('roles'),
    teams: list(field(form, 'teams')),
    languages: list(field(form, 'languages')),
    capacity: Number(field(form, 'capacity')),
  };
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function shown(outcome: Outcome<unknown>): void {
  if (outcome.ok) {
    location.reload();
  } else {
    say(document, outcome.words, true);
    find(document, 'status')?.scrollIntoView({ block: 'center' });
  }
}

/** Shows a first password; it is on this page only and gone when the page is left. */
function welcome(outcome: Outcome<Welcome>, more: string): void {
  const box = find(document, 'welcome')!;
  if (!outcome.ok) {
    say(document, outcome.words, true);
    find(document, 'status')?.scrollIntoView({ block: 'center' });
    return;
  }
  find(box, 'welcome-name')!.textContent = outcome.value.user.name;
  find(box, 'welcome-password')!.textContent = outcome.value.firstPassword;
  box.hidden = false;
  box.focus();
  say(document, more);
}

async function copy(): Promise<void> {
  const text = find(document, 'welcome-password')?.textContent ?? '';
  try {
    await navigator.clipboard.writeText(text);
    say(document, 'Copied.');
  } catch {
    say(document, 'We couldn’t copy it. Please copy it yourself.', true);
  }
}
