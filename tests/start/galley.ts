// The server as a process of its own, as somebody starts it in a terminal.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Person } from '../../shared/newsroom.ts';
import { type DraftId, draftIdSchema } from '../../shared/review/draft.ts';

const top = fileURLToPath(new URL('../..', import.meta.url));

export type Ended = { readonly code: number | null; readonly out: string; readonly complaint: string };

export class Galley {
  readonly ended: Promise<Ended>;
  readonly #process: ChildProcess;
  #out = '';
  #complaint = '';

  constructor(environment: Readonly<Record<string, string>>) {
    const { PATH = '' } = process.env;
    this.#process = spawn(process.execPath, ['server/main.ts'], {
      cwd: top,
      env: { PATH, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process.stdout?.on('data', (text) => {
      this.#out += text;
    });
    this.#process.stderr?.on('data', (text) => {
      this.#complaint += text;
    });
    this.ended = new Promise((resolve) => {
      this.#process.once('close', (code) => resolve({ code, out: this.#out, complaint: this.#complaint }));
    });
  }

  /** Where it is, once it says so. */
  async address(): Promise<string> {
    const said = new Promise<void>((resolve) => this.#process.stdout?.once('data', () => resolve()));
    await Promise.race([said, this.ended]);
    const address = /http:\/\/\S+/.exec(this.#out)?.[0];
    if (!address) throw new Error(`It did not start: ${this.#complaint}`);
    return address;
  }

  /** All that it said so far, once that is in it. */
  async says(words: string): Promise<string> {
    while (!this.#out.includes(words))
      await Promise.race([
        new Promise<void>((resolve) => this.#process.stdout?.once('data', () => resolve())),
        this.ended.then(() => Promise.reject(new Error(`It never said “${words}”: ${this.#complaint}`))),
      ]);
    return this.#out;
  }

  signal(signal: NodeJS.Signals): Promise<Ended> {
    this.#process.kill(signal);
    return this.ended;
  }
}

/** A data folder that is gone after the test, and everybody who was started on one. */
export class Bench {
  readonly #folders: string[] = [];
  readonly #started: Galley[] = [];

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'galley-start-'));
    this.#folders.push(folder);
    return folder;
  }

  starts(environment: Readonly<Record<string, string>>): Galley {
    const galley = new Galley(environment);
    this.#started.push(galley);
    return galley;
  }

  async clear(): Promise<void> {
    await Promise.all(this.#started.map((galley) => galley.signal('SIGKILL')));
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** Steps in as somebody of the seeded newsroom. */
export async function stepIn(address: string, handle: string): Promise<{ person: Person; cookie: string }> {
  const answer = await post(address, '/api/demo/sign-in', { handle });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { person: await answer.json(), cookie: cookies.join('; ') };
}

export async function makeDraft(address: string, cookie: string, headline: string): Promise<DraftId> {
  const payload = { content: { format: 'text', text: `${headline}\n\nSome words.` } };
  const asked = { id: crypto.randomUUID(), payload };
  const answer = await post(address, '/api/commands/draft.create', asked, cookie);
  const { draftId }: { draftId?: string } = await answer.json();
  return draftIdSchema.parse(draftId);
}

function post(address: string, path: string, body: unknown, cookie = ''): Promise<Response> {
  const headers = { origin: address, 'content-type': 'application/json', cookie };
  return fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) });
}
