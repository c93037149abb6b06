/** The frames of doorman.v1. `schema/doorman.v1.schema.json` is their definition. */

export const SUBPROTOCOL = 'doorman.v1';

/** In Unicode code points, for texts and comments. */
export const TEXT_MOST = 4_000;

export type Mark = 'strong' | 'emphasis' | 'code' | 'strike';

export interface Image {
  readonly src: string;
  readonly alt: string;
  readonly width?: number;
  readonly height?: number;
}

export interface Span {
  /** A line ends at each `\n`. Empty where a picture stands in the line. */
  readonly text: string;
  readonly marks?: readonly Mark[];
  readonly href?: string;
  readonly image?: Image;
}

export interface Item {
  readonly id?: string;
  readonly spans: readonly Span[];
  readonly blocks?: readonly Block[];
}

export type Row = readonly (readonly Span[])[];

export type Block =
  | { readonly type: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly type: 'steps'; readonly items: readonly Item[]; readonly start?: number }
  | { readonly type: 'bullets' | 'checklist'; readonly items: readonly Item[] }
  | { readonly type: 'table'; readonly header: Row; readonly rows: readonly Row[] }
  | { readonly type: 'code'; readonly text: string; readonly language?: string }
  | ({ readonly type: 'image' } & Image)
  | {
      readonly type: 'aside';
      readonly tone: Tone;
      readonly title?: readonly Span[];
      readonly blocks: readonly Block[];
    };

export type Tone =
  | 'quote'
  | 'note'
  | 'tip'
  | 'important'
  | 'warning'
  | 'caution'
  | 'details'
  | 'footnote';

export interface Citation {
  readonly article: string;
  readonly version: string;
  readonly section: string;
  readonly title: string;
  readonly url: string;
}

export interface Suggestion {
  readonly id: string;
  readonly label: string;
}

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly tone?: 'danger';
}

export interface CheckItem {
  readonly id: string;
  readonly spans: readonly Span[];
  readonly done: boolean;
}

export interface TextBody {
  readonly kind: 'text';
  readonly text: string;
  readonly suggestions?: readonly Suggestion[];
  readonly choice?: { readonly prompt: number; readonly option: string };
  /** The articles have no answer. */
  readonly outcome?: 'unknown';
  /** Who of the team says it, by the name that customers see. */
  readonly agent?: string;
  readonly citations?: readonly Citation[];
}

export interface AnswerBody {
  readonly kind: 'answer';
  readonly blocks: readonly Block[];
  readonly citations: readonly Citation[];
  readonly suggestions?: readonly Suggestion[];
  readonly votable: boolean;
  /** Missing in what was stored before there were outcomes: an answer. */
  readonly outcome?: 'answer' | 'maybe';
  /** The number of the event that offered the section, if it was chosen there. */
  readonly chosenFrom?: number;
}

export interface PromptBody {
  readonly kind: 'prompt';
  readonly name: string;
  readonly form: 'full' | 'short';
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly items?: readonly CheckItem[];
  readonly options: readonly Option[];
  readonly citations?: readonly Citation[];
}

export interface ChecklistBody {
  readonly kind: 'checklist';
  readonly prompt: number;
  readonly items: readonly CheckItem[];
}

export interface HandoffBody {
  readonly kind: 'handoff';
  readonly url: string;
  readonly matchPhrase: string;
  readonly expiresAt: string;
}

export interface ReceiptBody {
  readonly kind: 'receipt';
  readonly reference: string;
  readonly state: 'accepted' | 'completed';
  readonly acceptedAt?: string;
  readonly expectedBy?: string;
  readonly withdrawable: boolean;
  readonly text: string;
  readonly gone: readonly Block[];
  readonly stays: readonly Block[];
  readonly citations: readonly Citation[];
  readonly suggestions?: readonly Suggestion[];
}

export interface NoticeBody {
  readonly kind: 'notice';
  readonly code: string;
  readonly text: string;
  readonly suggestions?: readonly Suggestion[];
}

/** The customer is asked, once, how the chat with a person was. */
export interface RatingRequestBody {
  readonly kind: 'rating-request';
}

export interface RatingBody {
  readonly kind: 'rating';
  readonly stars: number;
  readonly comment?: string;
}

export type Body =
  | TextBody
  | AnswerBody
  | PromptBody
  | ChecklistBody
  | HandoffBody
  | ReceiptBody
  | NoticeBody
  | RatingRequestBody
  | RatingBody;

export type From = 'bot' | 'customer' | 'agent' | 'system';

/** A stored event; `seq` counts from 1 without gaps. */
export interface ChatEvent {
  readonly type: 'event';
  readonly seq: number;
  readonly at: string;
  readonly from: From;
  readonly body: Body;
}

export interface PendingPrompt {
  readonly seq: number;
  readonly body: PromptBody;
}

export interface Welcome {
  readonly type: 'welcome';
  readonly conversation: string;
  readonly resume: string;
  readonly epoch: string;
  readonly seq: number;
  /** The server's time. */
  readonly now?: string;
  readonly prompt?: PendingPrompt;
  /** Whether a token told who the customer is. */
  readonly identified?: boolean;
  readonly votes?: Readonly<Record<string, boolean>>;
}

/** How the chat stands with the team. */
export interface Desk {
  readonly state: 'waiting' | 'held';
  /** Which one the customer is in the queue, from 1. */
  readonly place?: number;
  /** How long it is likely to take, in seconds; missing where nothing is known. */
  readonly waitSeconds?: number;
  /** Who has the chat, by the name that customers see. */
  readonly agent?: string;
}

export interface Standing {
  readonly type: 'state';
  readonly prompt?: number;
  readonly inFlow: boolean;
  readonly maskDigits: boolean;
  readonly maskUntil?: string;
  /** The request that can still be stopped. */
  readonly withdrawable?: string;
  readonly desk?: Desk;
  /** People are there to talk to; told before the first word only. */
  readonly team?: { readonly waitSeconds?: number };
}

export interface Fault {
  readonly type: 'error';
  readonly code: string;
  readonly message: string;
  readonly id?: string;
  readonly retryAfter?: number;
  readonly prompt?: PendingPrompt;
}

export type ServerFrame =
  | Welcome
  | ChatEvent
  | Standing
  | Fault
  | { readonly type: 'ack'; readonly id: string; readonly seq: number }
  | { readonly type: 'typing'; readonly from: 'bot' | 'agent'; readonly on: boolean }
  | { readonly type: 'read'; readonly seq: number }
  | { readonly type: 'draft'; readonly answer: number; readonly delta: string };

export interface Hello {
  readonly type: 'hello';
  readonly resume?: string;
  readonly epoch?: string;
  readonly since?: number;
  readonly locale?: string;
  readonly page?: string;
  /** A signed token that tells who the customer is; kept in memory only. */
  readonly identity?: string;
}

/** A message that is acknowledged; the widget keeps it until then. */
export type Message =
  | { readonly type: 'say'; readonly id: string; readonly text: string }
  | {
      readonly type: 'choose';
      readonly id: string;
      readonly prompt: number;
      readonly option: string;
    }
  | {
      readonly type: 'tick';
      readonly id: string;
      readonly prompt: number;
      readonly item: string;
      readonly done: boolean;
    }
  | {
      readonly type: 'vote';
      readonly id: string;
      readonly answer: number;
      readonly helpful: boolean;
      readonly comment?: string;
    }
  | { readonly type: 'leave'; readonly id: string; readonly text: string }
  | { readonly type: 'leave'; readonly id: string; readonly email: string }
  | {
      readonly type: 'rate';
      readonly id: string;
      readonly stars: number;
      readonly comment?: string;
    }
  | { readonly type: 'end'; readonly id: string };

/** A message before it gets its id. */
export type Draft = Message extends infer M ? (M extends Message ? Omit<M, 'id'> : never) : never;

export type ClientFrame =
  | Hello
  | Message
  | { readonly type: 'identify'; readonly id: string; readonly token: string }
  | { readonly type: 'sign-out'; readonly id: string }
  | { readonly type: 'typing'; readonly on: boolean }
  | { readonly type: 'seen'; readonly seq: number };

/** Why the server closed the socket, as far as the widget acts on it. */
export const CloseCode = {
  BINARY: 1003,
  NOT_JSON: 1007,
  POLICY: 1008,
  RESTART: 1012,
  TRY_LATER: 1013,
  UNKNOWN_RESUME: 4401,
  ANOTHER_CUSTOMER: 4409,
  ENDED: 4410,
} as const;
