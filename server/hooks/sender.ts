// One message to one address, once: the name is looked up once, judged, and that very address is gone to. No redirect is
// followed, nothing is waited for long, and of the answer only its status is kept.
import { lookup } from 'node:dns/promises';
import {
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Clock } from '../people.ts';
import { literalOf } from './address.ts';
import { type Pinned, pin, type Target, targetOf } from './target.ts';

/** How long one message may take, name and answer and all, in milliseconds. */
const WITHIN = 10_000;
/** How much of an answer is taken before its line is cut, in bytes. */
const ENOUGH = 16 * 1024;

export type Resolve = (host: string) => Promise<readonly string[]>;

/** `status` is what was answered, if anything was; `error` says what was wrong, if anything was. */
export type Sent = { readonly status: number | null; readonly ms: number; readonly error: string | null };

export type Message = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

type Parts = {
  readonly clock: Clock;
  /** Origins inside the network that may be gone to. */
  readonly listed: readonly string[];
  readonly resolve?: Resolve | undefined;
  readonly within?: number | undefined;
};

type Outcome = Omit<Sent, 'ms'>;

export class Sender {
  readonly #parts: Parts;
  readonly #resolve: Resolve;
  readonly #closing = new AbortController();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#resolve = parts.resolve ?? namesOf;
  }

  async send(url: string, message: Message): Promise<Sent> {
    const began = performance.now();
    const outcome = await this.#within((stop) => this.#try(url, message, stop));
    return { ...outcome, ms: Math.round(performance.now() - began) };
  }

  /** Cuts off whatever is under way. */
  close(): void {
    this.#closing.abort();
  }

  /** The list may have changed since the hook was made, so its address is judged again. */
  async #try(url: string, message: Message, stop: AbortSignal): Promise<Outcome> {
    const target = targetOf(url, this.#parts.listed);
    if ('code' in target) return failed(target.message);
    const literal = literalOf(target.url.hostname);
    const addresses =
      literal === null ? await orStopped(this.#resolve(target.url.hostname), stop) : [literal];
    const pinned = pin(target, addresses);
    return typeof pinned === 'string' ? failed(pinned) : post(target, pinned, message, stop);
  }

  async #within(act: (stop: AbortSignal) => Promise<Outcome>): Promise<Outcome> {
    const late = new AbortController();
    const calledOff = this.#parts.clock.after(this.#parts.within ?? WITHIN, () => late.abort());
    try {
      return await act(AbortSignal.any([late.signal, this.#closing.signal]));
    } catch (error) {
      return failed(late.signal.aborted ? 'It took too long to answer.' : whatWentWrong(error));
    } finally {
      calledOff();
    }
  }
}

function post(
  { url }: Target,
  pinned: Pinned,
  { body, headers }: Message,
  stop: AbortSignal,
): Promise<Outcome> {
  const isPlain = url.protocol === 'http:';
  return new Promise((resolve, reject) => {
    const request = (isPlain ? requestHttp : requestHttps)(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Galley',
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
      // A line of its own: none that was opened before to somewhere else, and no proxy that would look the name up again.
      agent: isPlain ? new HttpAgent() : new HttpsAgent(),
      lookup: only(pinned),
      signal: stop,
      maxHeaderSize: ENOUGH,
    });
    request.once('response', (answer) => resolve(statusOf(request, answer)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('closed')));
    request.end(body);
  });
}

/** Read to its end for politeness, up to a point: a line that is cut looks like a fault to whoever answers. */
function statusOf(request: ClientRequest, answer: IncomingMessage): Promise<Outcome> {
  const status = answer.statusCode ?? 0;
  let read = 0;
  answer.on('data', (part: Buffer) => {
    read += part.length;
    if (read > ENOUGH) request.destroy();
  });
  answer.on('error', () => request.destroy());
  return new Promise((resolve) => {
    answer.once('close', () => resolve({ status, error: complaintOf(status) }));
  });
}

function complaintOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `It answered ${status}, a redirect: those are not followed.`;
  return `It answered ${status}.`;
}

/** Whatever the name leads to by now. */
function only({ address, family }: Pinned): LookupFunction {
  return (_host, options, found) => {
    if (options.all) found(null, [{ address, family }]);
    else found(null, address, family);
  };
}

async function namesOf(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function orStopped<T>(promise: Promise<T>, stop: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    stop.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
    promise.then(resolve, reject);
  });
}

function failed(error: string): Outcome {
  return { status: null, error };
}

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name of that address leads nowhere.',
  EAI_AGAIN: 'The name of that address cannot be looked up just now.',
  ECONNREFUSED: 'Nobody answers there.',
  ECONNRESET: 'The line was cut before there was an answer.',
  EHOSTUNREACH: 'That address cannot be reached from here.',
  ENETUNREACH: 'That address cannot be reached from here.',
};

/** Only what kind of fault it was: a message could tell of the network that we stand in. */
function whatWentWrong(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('CERT_') || code.includes('CERT') || code.startsWith('ERR_TLS'))
    return `Its certificate is not good (${code}).`;
  return WORDS[code] ?? 'The line broke before there was an answer.';
}
