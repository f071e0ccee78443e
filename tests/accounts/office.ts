// A newsroom with accounts of their own, as browsers see it: the whole server on a free port, people who set up, invite,
// sign in and out, each from an address that a test chooses.
import { z } from 'zod';
import { Outside } from '../../server/outside.ts';
import { Proxies } from '../../server/proxies.ts';
import { LINK_PAGES, madeInvitationSchema, madeResetSchema, personSchema } from '../../shared/accounts.ts';
import type { Desk, Person, Role } from '../../shared/newsroom.ts';
import type { Colleague } from '../fixtures/colleague.ts';
import { openApp } from '../fixtures/open-app.ts';
import { type Answer, cookieOf, send } from '../http/scene.ts';

export const PASSWORD = 'correct horse battery';

type Parts = Omit<NonNullable<Parameters<typeof openApp>[0]>, 'outside'>;
type Here = { readonly port: number; readonly app: Awaited<ReturnType<typeof openApp>> };

/** This computer is a proxy of ours, so that the tests' browsers can come from anywhere. */
export async function openOffice(parts: Parts = {}) {
  const proxies = Proxies.parse('127.0.0.1');
  if ('unreadable' in proxies) throw new Error(proxies.unreadable);
  const app = await openApp({ demo: false, ...parts, outside: new Outside({ proxies }) });
  const here = { port: Number(new URL(app.address).port), app };
  const from = (address = '203.0.113.7'): Browser => new Browser(here, address);
  return { ...app, from, ...people(app, from) };
}

function people(app: Here['app'], from: (address?: string) => Browser) {
  const setsUp = async (handle = 'cleo'): Promise<Browser> => {
    const browser = from();
    await browser.mustPost('/set-up', { token: app.accounts.firstChief.token, ...whoIs(handle) });
    return browser;
  };
  /** Invited by the chief and come in. */
  const hiresBy = async (chief: Browser, handle: string, role: Role, ...desks: Desk[]): Promise<Browser> => {
    const browser = from();
    await browser.accepts(await chief.invites(role, ...desks), handle);
    return browser;
  };
  return { setsUp, hiresBy };
}

export function whoIs(handle: string) {
  const name = handle[0]?.toUpperCase() + handle.slice(1);
  return { handle, name, email: `${handle}@post.example`, password: PASSWORD };
}

export class Browser {
  cookie = '';
  readonly #here: Here;
  readonly #address: string;

  constructor(here: Here, address: string) {
    this.#here = here;
    this.#address = address;
  }

  gets(path: string): Promise<Answer> {
    return this.#sends('GET', path, {}, undefined);
  }

  /** As a page of ours sends it; any header can be another. */
  async posts(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const origin = `http://localhost:${this.#here.port}`;
    const ours = { origin, 'content-type': 'application/json' };
    const answer = await this.#sends('POST', path, { ...ours, ...headers }, JSON.stringify(body));
    if (answer.headers['set-cookie']) this.cookie = cookieOf(answer);
    return answer;
  }

  async mustPost(path: string, body: unknown): Promise<Answer> {
    const answer = await this.posts(path, body);
    if (answer.status !== 200) throw new Error(`${path} was refused: ${answer.status} ${answer.body}`);
    return answer;
  }

  signsIn(handle: string, password = PASSWORD): Promise<Answer> {
    return this.posts('/sign-in', { email: `${handle}@post.example`, password });
  }

  async invites(role: Role, ...desks: Desk[]): Promise<string> {
    const made = await this.mustPost('/invitations', { role, desks });
    return tokenIn(madeInvitationSchema.parse(made.json()).link);
  }

  accepts(token: string, handle: string): Promise<Answer> {
    return this.posts('/invitations/accept', { token, ...whoIs(handle) });
  }

  async makesReset(person: Person): Promise<string> {
    const made = await this.mustPost(`/accounts/${person.id}/reset-link`, {});
    return tokenIn(madeResetSchema.parse(made.json()).link);
  }

  async me(): Promise<Person> {
    const answer = await this.gets('/me');
    if (answer.status !== 200) throw new Error(`nobody is signed in: ${answer.body}`);
    return personSchema.parse(answer.json());
  }

  async isIn(): Promise<boolean> {
    return (await this.gets('/me')).status === 200;
  }

  /** A window of this browser's with an open line. */
  async opensWindow(): Promise<Colleague> {
    const { address } = this.#here.app;
    const line = { address, person: await this.me(), origin: address, cookie: this.cookie };
    return this.#here.app.opens(line);
  }

  #sends(method: string, path: string, headers: Record<string, string>, body: string | undefined) {
    const { port } = this.#here;
    const ours = { host: `localhost:${port}`, cookie: this.cookie, 'x-forwarded-for': this.#address };
    return send({ port, path: `/api${path}`, method, headers: { ...ours, ...headers }, body });
  }
}

export function tokenIn(link: string): string {
  const { pathname, hash } = new URL(link);
  if (!Object.values(LINK_PAGES).some((page) => page === pathname)) throw new Error(`no page: ${link}`);
  return hash.slice(1);
}

const refused = z.object({
  ok: z.literal(false),
  refusal: z.object({ code: z.string(), message: z.string() }),
});

/** The code of the refusal, or `yes`. */
export function codeIn(answer: Answer): string {
  if (answer.status === 200) return 'yes';
  return refused.parse(answer.json()).refusal.code;
}
