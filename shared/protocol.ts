// The whole wire on one screen: what a client asks, what the server tells, and how either answers.
import { z } from 'zod';
import { anchorSchema } from './article/anchor-schema.ts';
import { commandIdSchema } from './commands.ts';
import { frozenList } from './frozen.ts';
import { type Person, type PersonId, personIdSchema } from './newsroom.ts';
import type { Card } from './review/card.ts';
import { type DraftId, draftIdSchema } from './review/draft.ts';
import type { ReviewEvent } from './review/events.ts';
import type { Refusal } from './review/refusal.ts';
import { threadIdSchema } from './review/thread.ts';

/** Raised when an old client could misread the article or the events; such a client is told to reload. */
export const FORMAT_VERSION = 4;
/** The largest single update, in bytes; a client splits what is larger. */
export const UPDATE_LIMIT = 512 * 1024;

/** Under how many client ids a window may write: its own, and those of windows that died before it with unsent words. */
export const CLIENT_IDS_LIMIT = 256;

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are expected');
const position = bytes.refine((value) => value.byteLength <= 64);
const clientId = z.number().int().min(0).max(0xffffffff);

/**
 * Requests of a client over the socket, each answered by an `Ack`: an update by the frame that it went into or, when it went
 * into none, by `draft.answer`; all others by an acknowledgement of Socket.IO.
 */
export const requests = {
  'draft.join': z.object({
    draftId: draftIdSchema,
    formatVersion: z.number().int(),
    stateVector: bytes,
    /** The number of the last event the client has; 0 for none. */
    lastEvent: z.number().int().nonnegative(),
    /** The Yjs client ids under which this client writes: the current one first, then those of earlier, unsent work. */
    clientIds: z.array(clientId).min(1).max(CLIENT_IDS_LIMIT),
    /** The epoch of what the client has; null for nothing. */
    epoch: z.string().max(64).nullable().default(null),
  }),
  'draft.leave': z.object({ draftId: draftIdSchema }),
  'draft.update': z.object({
    draftId: draftIdSchema,
    /** The client's own number for it, which its answer names. */
    n: z.number().int().nonnegative(),
    update: bytes,
    /** Threads whose words this very update moved: their new anchors (design: Anchors, rule 3). */
    moved: frozenList(z.object({ thread: threadIdSchema, anchor: anchorSchema }), 500).default([]),
  }),
  /** Whether this copy is still the server's: asked now and then, and answered `later` when the text is on the move. */
  'draft.check': z.object({
    draftId: draftIdSchema,
    textVersion: z.number().int().nonnegative(),
    hash: z.string().max(64),
  }),
  'draft.cursor': z.object({
    draftId: draftIdSchema,
    /** Relative positions, Yjs encoding; null when the editor has no focus. */
    cursor: z.object({ anchor: position, head: position }).nullable(),
  }),
  'board.join': z.object({}),
  ask: z.object({ id: commandIdSchema, name: z.string(), payload: z.unknown() }),
} as const;

export type RequestName = keyof typeof requests;
export type Request<N extends RequestName> = z.input<(typeof requests)[N]>;
/**
 * What a client may say with its very call (Socket.IO's `auth`): the draft that it joins first, asked a round trip sooner. The
 * answer is told as `draft.joined`. Nothing is done when the line turns out to be somebody else's than `person`'s.
 */
export type Greeting = { readonly person: PersonId; readonly join: Request<'draft.join'> };
export const greetingSchema = z.object({ person: personIdSchema, join: z.unknown() });

/** Requests that Socket.IO itself acknowledges. */
export type AcknowledgedName = Exclude<RequestName, 'draft.update'>;
/** An update before its line has numbered it. */
export type Unnumbered = Omit<Request<'draft.update'>, 'n'>;

/** Who cut an orphaned thread's words, and when. */
export type Cut = { readonly by: PersonId; readonly at: string };
export type Cuts = Readonly<Record<number, Cut>>;

/** Somebody in a draft now: one per session. Identity comes from the session, never from the client. */
export type Presence = {
  readonly session: string;
  readonly person: PersonId;
  readonly cursor: { readonly anchor: Uint8Array; readonly head: Uint8Array } | null;
};

export type Joined = {
  readonly update: Uint8Array;
  readonly stateVector: Uint8Array;
  readonly events: readonly ReviewEvent[];
  /** The draft's running number that this answer reads, already on disk. */
  readonly seq: number;
  readonly textVersion: number;
  readonly cuts: Cuts;
  readonly presence: readonly Presence[];
  /** This socket's own entry in `presence`. */
  readonly session: string;
  /** Whether the client must take a new Yjs client id before it writes (somebody else holds the one it named). */
  readonly newClientId: boolean;
  /** Another than the client's: the server's copy was put back. The client joins again from nothing; until then it has no seat. */
  readonly epoch: string;
};

export type Verdict = 'same' | 'differs' | 'later';

export type BoardJoined = {
  /** All that is under way, and the newest of what is done. */
  readonly cards: readonly Card[];
  /** How many more are done: `GET /api/board/done` answers them in pages. */
  readonly more: number;
  readonly people: readonly Person[];
  readonly present: Readonly<Record<string, readonly PersonId[]>>;
};

export type Answers = {
  'draft.join': Joined;
  'draft.leave': Record<never, never>;
  'draft.update': { readonly seq: number };
  'draft.check': { readonly verdict: Verdict };
  'draft.cursor': Record<never, never>;
  'board.join': BoardJoined;
  ask: Asked;
};

/** What a command did: the draft it was about and the number of its last event. */
export type Asked = {
  readonly draftId: DraftId;
  readonly seq: number;
  readonly edition?: number;
  /** Of a file that was brought in: what came in otherwise than it was, in sentences. */
  readonly remarks?: readonly string[];
};

/** Every answer says plainly whether it was yes. */
export type Ack<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly refusal: Refusal };

/** What the server tells a room after each commit: everything in it is on disk. */
export type Frame = {
  readonly draftId: DraftId;
  readonly seq: number;
  readonly textVersion: number;
  /** One merged Yjs update; null when no text changed. */
  readonly update: Uint8Array | null;
  readonly events: readonly ReviewEvent[];
  /** Threads newly cut (or null: brought back) by this frame. */
  readonly cuts: Readonly<Record<number, Cut | null>>;
  /** The updates that went into it, by their numbers, of each session that sent some: this is their answer. */
  readonly taken: Readonly<Record<string, readonly number[]>>;
};

/** `n` is the update's number; null when it had none. */
export type Answered = { readonly n: number | null } & Ack<Answers['draft.update']>;

/** Whether the server's disk takes writes; while it does not, everything can be read and nothing is saved. */
export type DiskStanding = 'fine' | 'full' | 'failing';

/**
 * Why a session ended: its owner ended it here or from elsewhere, changed the password, or stayed too long; a chief disabled
 * the account; the newsroom's first account of its own ended the demo.
 */
export type SessionEnd = 'signed-out' | 'new-password' | 'expired' | 'disabled' | 'demo-over';

/** Messages of the server. */
export type Told = {
  /** To everybody who comes, and whenever it changes; `person` is whose line this is, as the server knows it. */
  'server.standing': { readonly disk: DiskStanding; readonly person: PersonId };
  /** The session of this line has ended, and the line is cut: the last that is told on it. */
  'server.ended': { readonly because: SessionEnd };
  /** The server goes away on purpose: come back after a random part of so many milliseconds. */
  'server.leaving': { readonly within: number };
  /** To a greeting. */
  'draft.joined': Ack<Joined>;
  'draft.frame': Frame;
  /** To an update that went into no frame: it was refused, or all of it was here already. */
  'draft.answer': Answered;
  'draft.presence': {
    readonly draftId: DraftId;
    readonly changed: readonly Presence[];
    readonly left: readonly string[];
  };
  /** The room was discarded, or this reader fell behind: join again by state vector. */
  'draft.rejoin': { readonly draftId: DraftId };
  'board.changed': {
    readonly cards: readonly Card[];
    /** Null when nobody came to a draft or left one. */
    readonly present: Readonly<Record<string, readonly PersonId[]>> | null;
  };
  'people.changed': { readonly people: readonly Person[] };
};
