import { call } from './api';
import { field, find, onSubmit, say } from './page';

interface Me {
  mustChangePassword: boolean;
}

/** The sign-in's form. */
export function signIn(): void {
  const form = find<HTMLFormElement>(document, 'sign-in');
  if (!form) return;
  onSubmit(form, async () => {
    say(form, '');
    const body = { name: field(form, 'name'), password: field(form, 'password') };
    const outcome = await call<Me>('POST', '/api/desk/session', body);
    if (!outcome.ok) {
      say(form, outcome.words, true);
      const password = form.querySelector<HTMLInputElement>('#password');
      password?.focus();
      password?.select();
      return;
    }
    const next = form.dataset.next ?? '/desk';
    location.assign(outcome.value.mustChangePassword ? `/desk/password?next=${encodeURIComponent(next)}` : next);
  });
}

/** The form that changes the own password. */
export function changePassword(): void {
  const form = find<HTMLFormElement>(document, 'password');
  if (!form) return;
  onSubmit(form, async () => {
    if (field(form, 'next') !== field(form, 'again')) {
      say(form, 'The new passwords don’t match.', true);
      form.querySelector<HTMLInputElement>('#again')?.focus();
      return;
    }
    const body = { current: field(form, 'current'), next: field(form, 'next') };
    const outcome = await call<Me>('POST', '/api/desk/session/password', body);
    if (outcome.ok) {
      location.assign(form.dataset.next ?? '/desk');
    } else {
      say(form, outcome.words, true);
      form.querySelector<HTMLInputElement>(outcome.code === 'password-weak' ? '#next' : '#current')?.focus();
    }
  });
}

/** The button at the top of every page. */
export function signOut(): void {
  const button = find<HTMLButtonElement>(document, 'sign-out');
  button?.addEventListener('click', () => {
    void call('DELETE', '/api/desk/session').then((outcome) => {
      if (outcome.ok || outcome.code === 'signed-out') location.assign('/desk/sign-in');
      else say(document, outcome.words, true);
    });
  });
}
