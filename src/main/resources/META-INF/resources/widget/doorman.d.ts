/**
 * Types of Doorman's chat widget, `<doorman-chat>`. Copy this file into your project, or reference
 * it, and `document.querySelector('doorman-chat')` and the events are typed.
 */

/** Who said something: the bot, the customer, a person of the support team, or the system. */
export type DoormanFrom = 'bot' | 'customer' | 'agent' | 'system';

/** What an event of the conversation is. */
export type DoormanKind =
  | 'text'
  | 'answer'
  | 'prompt'
  | 'checklist'
  | 'handoff'
  | 'receipt'
  | 'notice'
  | 'rating-request'
  | 'rating';

/** Something was said or shown. Never its text: that is between the customer and the support team. */
export interface DoormanMessage {
  /** Counts from 1 within the conversation, without gaps. */
  readonly seq: number;
  readonly from: DoormanFrom;
  readonly kind: DoormanKind;
}

/** A deletion request was accepted, or carried out. */
export interface DoormanReceipt {
  readonly reference: string;
  readonly state: 'accepted' | 'completed';
  /** A date without a time, as `2026-12-15`. */
  readonly expectedBy: string | undefined;
}

/** What became of the token given to `identify`. */
export type DoormanIdentity =
  | { readonly state: 'identified' }
  | {
      readonly state: 'refused';
      /** `identity-refused`, `identity-unavailable`, `another-customer` or `not-configured`. */
      readonly code: string;
      /** For developers, in English. */
      readonly message: string;
    };

/** The events of the element. They bubble, so that `document` can be listened to. */
export interface DoormanEventMap {
  'doorman-open': CustomEvent<null>;
  'doorman-close': CustomEvent<null>;
  'doorman-message': CustomEvent<DoormanMessage>;
  'doorman-receipt': CustomEvent<DoormanReceipt>;
  'doorman-identity': CustomEvent<DoormanIdentity>;
  /** The conversation has ended: by the customer, by the team, or in another tab. */
  'doorman-end': CustomEvent<null>;
}

/** The chat. Until the customer opens it, nothing is sent and nothing is stored. */
export declare class DoormanChat extends HTMLElement {
  /** Doorman's address; that of the script where it is empty. Set it before the chat is opened. */
  server: string;
  /** As the customer's system has it, where it is not set. */
  theme: 'light' | 'dark' | undefined;
  /** Part of the page's flow, without a launcher. Set it before the chat is opened. */
  inline: boolean;
  /** Opens the panel and puts the cursor into its field. */
  open(): void;
  /** Closes the panel; the conversation goes on. */
  close(): void;
  /** Opens the panel and says something in the customer's place. At most 4,000 characters. */
  ask(text: string): void;
  /**
   * Tells who the customer is, by a signed token (JWT). It is kept in memory, and sent once the chat
   * is open. `doorman-identity` tells what became of it.
   */
  identify(token: string): void;
  /**
   * The customer has signed out of your page: ends the conversation in all tabs and forgets it.
   *
   * @returns whether the server was told; never rejected. Wait for it before you leave the page.
   */
  signOut(): Promise<boolean>;
}

declare global {
  interface HTMLElementTagNameMap {
    'doorman-chat': DoormanChat;
  }
  interface HTMLElementEventMap extends DoormanEventMap {}
  interface DocumentEventMap extends DoormanEventMap {}
}
