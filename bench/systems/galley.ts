// Galley itself: its real server with every commit on disk, on its real protocol, for people of the seeded newsroom.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { Accounts } from '../../server/accounts/accounts.ts';
import { secretIn } from '../../server/accounts/secret.ts';
import { seedFolder } from '../../server/seeding.ts';
import { openDataFolder } from '../../server/store/folder.ts';
import { articleOf } from '../../shared/article/read.ts';
import { type PersonId, personIdSchema } from '../../shared/newsroom.ts';
import { FORMAT_VERSION, type Request, type RequestName } from '../../shared/protocol.ts';
import { type DraftId, draftIdSchema } from '../../shared/review/draft.ts';
import { fromWire, toWire } from '../../shared/wire-bytes.ts';
import { inTime } from '../load/in-time.ts';
import { LeanSocketIo, messageIn, packed } from '../wire/socket-io.ts';
import { shelve, weigh } from './galley-shelf.ts';
import { Outbox } from './outbox.ts';
import { type Doc, type House, type Line, NOTHING, type Opening, type System } from './system.ts';

const SERVER = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
/** One person may have twenty windows; those that just closed may still be among them. */
const WINDOWS_EACH = 10;
const LANES = 8;
const ANSWERS_WITHIN = 60_000;

export const galley: System = {
  name: 'Galley',
  version: `${manifest.version}, SQLite, fsync before delivery`,
  kind: 'ours',
  textOf: articleOf,
  prepares: async (folder, lines) => {
    const data = openDataFolder(folder);
    if ('refused' in data) throw new Error(data.message);
    const refusal = await seedFolder(data, { secret: secretIn(folder), log: QUIET });
    if (refusal) throw new Error(refusal.message);
    const accounts = await Accounts.open({ database: data.connect(), secret: secretIn(folder), log: QUIET });
    for (const handle of handlesFor(lines))
      await accounts.hire({ handle, name: handle, role: 'writer', desks: ['news'] });
    accounts.close();
    data.close();
  },
  shelves: shelve,
  weighs: weigh,
  inMemory: openDrafts,
  program: (folder) => ({
    // As `npm start` calls it.
    args: ['--max-semi-space-size=16', '--heap-growing-percent=40', SERVER],
    env: { GALLEY_DATA: folder, LOG_LEVEL: 'warn' },
    ready: /Galley is at http:\/\/localhost:(\d+)/,
  }),
  house: async (port, lines) => new Newsroom(port, await signedIn(port, lines)),
};

type SignedIn = { readonly person: PersonId; readonly cookie: string };

export async function signedIn(port: number, lines: number): Promise<readonly SignedIn[]> {
  const people: SignedIn[] = [];
  for (const handle of handlesFor(lines)) people.push(await signIn(port, handle));
  return people;
}

function handlesFor(lines: number): readonly string[] {
  return Array.from({ length: Math.ceil(lines / WINDOWS_EACH) }, (_, at) => `writer${at + 1}`);
}

/** At the demo's own door; the cookie is that of a real session. */
async function signIn(port: number, handle: string): Promise<SignedIn> {
  const address = `http://localhost:${port}`;
  const response = await fetch(`${address}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ handle }),
  });
  if (!response.ok) throw new Error(`${handle} is not let in: ${await response.text()}`);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { person: whoever.parse(await response.json()).id, cookie: cookies.join('; ') };
}

type Wire = (
  hearing: ConstructorParameters<typeof LeanSocketIo>[1],
  join?: Request<'draft.join'>,
) => LeanSocketIo;

const whoever = z.object({ id: personIdSchema });

const bytes = z.custom<Buffer>((value) => value instanceof Uint8Array);
const refused = z.object({ ok: z.literal(false), refusal: z.object({ code: z.string() }) });
const joined = z.union([
  z.object({
    ok: z.literal(true),
    update: bytes,
    stateVector: bytes,
    epoch: z.string(),
    newClientId: z.literal(false),
  }),
  refused,
]);
const made = z.union([z.object({ ok: z.literal(true), draftId: draftIdSchema }), refused]);

/** As its own figures say. */
async function openDrafts(port: number): Promise<number> {
  const response = await fetch(`http://localhost:${port}/metrics`);
  return Number(OPEN_DRAFTS.exec(await response.text())?.[1]);
}

const OPEN_DRAFTS = /^galley_open_drafts (\d+)/m;

class Newsroom implements House {
  readonly #port: number;
  readonly #people: readonly SignedIn[];
  /** Which past of each draft its windows have. */
  readonly #epochs = new Map<string, string>();

  constructor(port: number, people: readonly SignedIn[]) {
    this.#port = port;
    this.#people = people;
  }

  /** Everybody makes some, and few of them at a time: what is brought in is read by two, and no more than so many may wait. */
  async makes(count: number, text: string): Promise<readonly Doc[]> {
    const people = Math.min(count, this.#people.length);
    const makers = Array.from({ length: people }, (_, at) => at).values();
    const docs: Doc[] = [];
    const lane = async (): Promise<void> => {
      for (const maker of makers)
        docs.push(...(await this.#makesSome(maker, Math.ceil((count - maker) / people), text)));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return docs;
  }

  readonly opens = (opening: Opening): Line => new Window(this.#wire(opening.seat), opening, this.#epochs);

  #wire(seat: number): Wire {
    const somebody = this.#people[Math.floor(seat / WINDOWS_EACH)];
    if (!somebody) throw new Error(`Nobody sits at ${seat}.`);
    const { person, cookie } = somebody;
    const headers = { Cookie: cookie, Origin: `http://localhost:${this.#port}` };
    return (hearing, join) =>
      new LeanSocketIo({ port: this.#port, headers, auth: join && { person, join: toWire(join) } }, hearing);
  }

  async #makesSome(maker: number, count: number, text: string) {
    const connected = Promise.withResolvers<void>();
    const seat = maker * WINDOWS_EACH;
    const socket = this.#wire(seat)({
      onConnect: () => connected.resolve(),
      onBytes: () => {},
      onEnd: () => connected.reject(new Error('The line ended.')),
    });
    await inTime(connected.promise, ANSWERS_WITHIN, 'a line');
    const drafts: Doc[] = [];
    while (drafts.length < count) {
      const asked = {
        id: randomUUID(),
        name: 'draft.create',
        payload: { content: { format: 'text', text } },
      };
      const name = yes(made.parse(await request(socket, 'ask', asked))).draftId;
      const coming = joining(name, NOTHING.stateVector, 1, null);
      const { update, epoch } = yes(joined.parse(await request(socket, 'draft.join', coming)));
      this.#epochs.set(name, epoch);
      drafts.push({ name, base: Uint8Array.from(update) });
    }
    socket.close();
    return drafts;
  }
}

/** Somebody's window on a draft. It keeps no document: what comes in is looked at and let go. */
class Window implements Line {
  readonly #socket: LeanSocketIo;
  readonly #draftId: DraftId;
  readonly #epochs: Map<string, string>;
  readonly #synced = Promise.withResolvers<Uint8Array>();
  /** Which past of the draft it comes with. */
  readonly #epoch: string | null;
  #fault: string | null = null;
  #sent = 0;
  #onAnswer: (() => void) | null = null;
  /** How a frame names this window. */
  #mine = '';
  #isLeaving = false;

  constructor(wire: Wire, opening: Opening, epochs: Map<string, string>) {
    this.#draftId = draftIdSchema.parse(opening.doc);
    this.#epochs = epochs;
    const outbox = new Outbox((update, onAnswer) => this.#send(update, onAnswer));
    this.type = opening.gathers ? (update) => outbox.put(update) : (update) => this.#send(update);
    const { has, writes } = opening;
    this.#epoch = has === NOTHING ? null : (epochs.get(this.#draftId) ?? null);
    const hearing: Parameters<Wire>[0] = {
      onConnect: (session) => {
        this.#mine = `"${session}":[`;
      },
      onBytes: (name, update, _, head) => {
        if (name === 'draft.joined') this.#joined(messageIn(head, [update]), has);
        if (name !== 'draft.frame') return;
        opening.hears(update);
        this.#hearTaken(head);
      },
      onEvent: (name, text) => this.#hear(name, text, opening),
      onEnd: () => this.#fail('cut'),
    };
    this.#socket = wire(hearing, joining(this.#draftId, has.stateVector, writes, this.#epoch));
  }

  get synced(): Promise<Uint8Array> {
    return this.#synced.promise;
  }

  readonly type: (update: Uint8Array) => void;
  readonly close = (): void => {
    this.#isLeaving = true;
    this.#socket.close();
  };
  readonly bytesIn = (): number => this.#socket.bytesIn;
  readonly fault = (): string | null => this.#fault;

  #joined(said: unknown, has: Opening['has']): void {
    const answer = joined.parse(fromWire(said));
    if (!answer.ok) this.#fail(answer.refusal.code);
    else if (this.#epoch !== null && answer.epoch !== this.#epoch) this.#fail('another past');
    else {
      this.#epochs.set(this.#draftId, answer.epoch);
      const missing = has.beyond(answer.stateVector);
      if (missing.length > EMPTY_UPDATE) this.#send(missing);
      this.#synced.resolve(answer.update);
    }
  }

  #send(update: Uint8Array, onAnswer: (() => void) | null = null): void {
    const message: Request<'draft.update'> = { draftId: this.#draftId, n: this.#sent++, update };
    this.#onAnswer = onAnswer;
    this.#socket.emit('draft.update', packed(toWire(message)));
  }

  #hear(name: string, text: string, opening: Opening): void {
    if (name === 'draft.joined') this.#joined(messageIn(text, []), opening.has);
    if (name === 'draft.rejoin') this.#fault ??= 'asked to join again';
    if (name === 'draft.answer') {
      this.#fault ??= REFUSED.exec(text)?.[1] ?? null;
      this.#answered();
    }
    if (name !== 'draft.frame') return;
    hearFrame(text, opening);
    this.#hearTaken(text);
  }

  /** A frame names the sessions whose updates went into it. */
  #hearTaken(text: string): void {
    if (this.#onAnswer && text.includes(this.#mine)) this.#answered();
  }

  /** Whoever gathers has one update under way, and whoever does not waits for no answer. */
  #answered(): void {
    const onAnswer = this.#onAnswer;
    this.#onAnswer = null;
    onAnswer?.();
  }

  #fail(why: string): void {
    if (this.#isLeaving) return;
    this.#fault ??= why;
    this.#synced.reject(new Error(`A window was refused: ${why}.`));
  }
}

/** Only its update is looked at: a small one stands in the text, a large one comes apart from it. */
function hearFrame(text: string, { hears }: Opening): void {
  const base64 = FRAME_UPDATE.exec(text)?.[1];
  if (base64 !== undefined) hears(Buffer.from(base64, 'base64'));
}

const REFUSED = /"code":"([^"]*)"/;
const FRAME_UPDATE = /"update":{"base64":"([^"]*)"/;

/** Two empty lists. */
const EMPTY_UPDATE = 2;

function joining(
  draftId: string,
  stateVector: Uint8Array,
  writes: number,
  epoch: string | null,
): Request<'draft.join'> {
  return {
    draftId: draftIdSchema.parse(draftId),
    formatVersion: FORMAT_VERSION,
    stateVector,
    lastEvent: 0,
    clientIds: [writes],
    epoch,
  };
}

function request<N extends RequestName>(
  socket: LeanSocketIo,
  name: N,
  message: Request<N>,
): Promise<unknown> {
  return inTime(
    new Promise((resolve) =>
      socket.emit(name, packed(toWire(message)), (answer) => resolve(fromWire(answer))),
    ),
    ANSWERS_WITHIN,
    `the answer to ${name}`,
  );
}

function yes<T extends { readonly ok: boolean }>(answer: T): Extract<T, { readonly ok: true }> {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer)}`);
  return answer as Extract<T, { readonly ok: true }>;
}
