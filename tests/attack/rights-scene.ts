// A newsroom in which every situation of the rights' table can be brought about, and the doors at which it is then asked.
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { madeTokenSchema, type Scope } from '../../shared/api/tokens.ts';
import { type Anchor, anchorAt } from '../../shared/article/anchor.ts';
import { flatArticle } from '../../shared/article/flat-article.ts';
import { articleOf } from '../../shared/article/read.ts';
import type { CommandName } from '../../shared/commands.ts';
import { type Desk, type Person, type PersonId, ROLES, type Role } from '../../shared/newsroom.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { FlagType, Severity } from '../../shared/review/thread.ts';
import { type Colleague, codeOf, yes } from '../fixtures/colleague.ts';
import { openApp } from '../fixtures/open-app.ts';
import { Program, type Told } from '../fixtures/program.ts';

export type House = Awaited<ReturnType<typeof openRightsHouse>>;

/** The doors that a command is asked at. */
export const DOORS = ['page', 'socket', 'token'] as const;

export async function openRightsHouse() {
  const app = await openApp();
  const chief = await app.hires('cleo', 'chief');
  const reviewer = await app.hires('gus', 'reviewer');
  const ann = await app.hires('ann', 'writer');
  const fay = await app.hires('fay', 'writer');
  const latest = new Map<PersonId, Promise<DraftId>>();
  /** One after the other for each owner: more than a few at once would be too many files to read. */
  const makesOne = (owner: Person): Promise<DraftId> => {
    const made = (latest.get(owner.id) ?? Promise.resolve()).then(() =>
      app.makes(owner, 'Harbour plan\n\nTwelve cranes came on Tuesday.'),
    );
    latest.set(owner.id, made);
    return made;
  };
  return { ...app, chief, reviewer, ann, fay, makesOne };
}

/** A draft on its way into some situation; `asker` will ask, and may write until then. */
export class Prepared {
  readonly draftId: DraftId;
  readonly #house: House;
  readonly #asker: Person;

  private constructor(house: House, asker: Person, draftId: DraftId) {
    this.#house = house;
    this.#asker = asker;
    this.draftId = draftId;
  }

  static async make(house: House, owner: Person, asker: Person): Promise<Prepared> {
    return new Prepared(house, asker, await house.makesOne(owner));
  }

  get fay(): PersonId {
    return this.#house.fay.id;
  }

  /** Somebody does something that stands in the way of nothing. */
  async by(who: 'chief' | 'reviewer' | 'asker', name: CommandName, said: object): Promise<number> {
    const { id } = who === 'asker' ? this.#asker : this.#house[who];
    const payload = { draftId: this.draftId, ...said };
    return yes(await this.#house.app.rooms.ask(id, { id: randomUUID(), name, payload })).seq;
  }

  async is(stage: 'review' | 'ready' | 'published' | 'spiked'): Promise<this> {
    if (stage === 'spiked') await this.by('chief', 'draft.move', { to: 'spiked', reason: 'Old news.' });
    else await this.by('chief', 'draft.move', { to: 'review' });
    if (stage === 'ready' || stage === 'published') await this.by('chief', 'draft.move', { to: 'ready' });
    if (stage === 'published')
      await this.by('chief', 'draft.publish', { textVersion: await this.textVersion() });
    return this;
  }

  async textVersion(): Promise<number> {
    return yes(await this.#house.app.rooms.read(this.draftId)).textVersion;
  }

  async anchor(words = 'Twelve cranes'): Promise<Anchor> {
    const doc = new Y.Doc();
    for (const { update } of (await this.#house.store.load(this.draftId)).updates) Y.applyUpdate(doc, update);
    const at = flatArticle(articleOf(doc)).text.indexOf(words);
    const anchor = anchorAt(articleOf(doc), at, at + words.length);
    if (!anchor) throw new Error(`“${words}” cannot be anchored.`);
    return anchor;
  }

  comment(by: 'reviewer' | 'asker'): Promise<number> {
    return this.by(by, 'comment.make', { anchor: null, text: 'Nice.' });
  }

  async flag(by: 'reviewer' | 'asker', type: FlagType, severity: Severity = 'blocking') {
    const said = { anchor: await this.anchor(), type, severity, text: 'Is it?' };
    return { draftId: this.draftId, thread: await this.by(by, 'flag.raise', said) };
  }

  async settled(by: 'reviewer' | 'asker') {
    const flag = await this.flag(by, 'fact');
    await this.by('chief', 'flag.settle', { thread: flag.thread, outcome: 'fixed' });
    return flag;
  }

  async reply(by: 'reviewer' | 'asker') {
    const flag = await this.flag('reviewer', 'fact');
    const reply = await this.by(by, 'thread.reply', { thread: flag.thread, text: 'It is.' });
    return { ...flag, reply };
  }
}

/** One person of each role at such a desk; they write until they are `placed`. */
export async function staffOf(house: House, desk: Desk | null) {
  const at = desk ? `-of-${desk}` : '';
  const people = await Promise.all(ROLES.map((role) => house.hires(`one-${role}${at}`, 'writer')));
  const staff = new Map(ROLES.map((role, index) => [role, personAt(people, index)]));
  const placed = async (): Promise<void> => {
    for (const [role, person] of staff) await house.places(person, { role, desks: desk ? [desk] : [] });
  };
  return { person: (role: Role): Person => staff.get(role) ?? personAt(people, 0), placed };
}

/** The three doors as one person comes through them; each answers `yes` or the code of the refusal. */
export async function doorsOf(house: House, person: Person) {
  const cookie = await house.cookieOf(person);
  const page = Program.withCookie(house.address, cookie);
  const window = await house.opens({ address: house.address, person, origin: house.address, cookie });
  const token = Program.withToken(house.address, await tokenOf(page, ['write']));
  const over = (program: Program) => async (name: CommandName, payload: object) =>
    codeIn(await program.posts(`/commands/${name}`, { id: randomUUID(), payload }));
  return {
    ...{ page: over(page), token: over(token), socket: overSocket(window) },
    leaves: () => window.leaves(),
  };
}

export async function tokenOf(page: Program, scopes: readonly Scope[]): Promise<string> {
  const made = await page.posts('/tokens', { name: 'script', scopes, days: null });
  return madeTokenSchema.parse(made.body).secret;
}

export function overSocket(window: Colleague) {
  return async (name: CommandName, payload: object): Promise<string> =>
    codeOf(await window.request('ask', { id: randomUUID(), name, payload }));
}

/** `yes`, or the code of the refusal. */
export function codeIn({ status, body }: Told): string {
  if (status === 200) return 'yes';
  return typeof body === 'object' && body !== null && 'code' in body
    ? String(body.code)
    : `no code: ${status}`;
}

function personAt(people: readonly Person[], index: number): Person {
  const person = people[index];
  if (!person) throw new Error('Nobody is there.');
  return person;
}
