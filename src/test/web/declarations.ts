/** Compiled and never run: what `doorman.d.ts` tells integrators is what the widget has. */
import type {
  DoormanChat as Declared,
  DoormanFrom,
  DoormanIdentity,
  DoormanKind,
} from '../../main/resources/META-INF/resources/widget/doorman';
import type { Body, From } from '../../main/resources/web/widget/protocol';
import type { DoormanChat } from '../../main/resources/web/widget/doorman-chat';
import type { Identification } from '../../main/resources/web/widget/session-host';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

export const from: Same<From, DoormanFrom> = true;
export const kind: Same<Body['kind'], DoormanKind> = true;
export const identity: Same<Identification, DoormanIdentity> = true;

type Own = Exclude<keyof Declared, keyof HTMLElement>;
export const members: Same<Pick<DoormanChat, Own>, Pick<Declared, Own>> = true;

/** As a page uses it. */
export function use(chat: DoormanChat): void {
  const declared: Pick<Declared, Own> = chat;
  declared.ask('How do I delete my account?');
  document.querySelector('doorman-chat')?.identify('token');
  document.addEventListener('doorman-receipt', ({ detail }) => {
    console.log(detail.reference, detail.expectedBy?.length);
  });
  document.querySelector('doorman-chat')?.addEventListener('doorman-identity', ({ detail }) => {
    // @ts-expect-error: there is a code only where the token was refused
    console.log(detail.code);
  });
}
