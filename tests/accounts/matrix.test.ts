// Who may do what, as a full matrix: every role and no session, every account route, and the commands on another person's
// draft through both doors. The table is written out by hand; policy has its own tests.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../shared/newsroom.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { codeOf, yes } from '../fixtures/colleague.ts';
import { type Browser, codeIn, openOffice, PASSWORD } from './office.ts';

const ALL = [...ROLES];
const COMMENTERS: readonly Role[] = ['reviewer', 'writer', 'editor', 'chief'];
const WRITERS: readonly Role[] = ['writer', 'editor', 'chief'];
const EDITORS: readonly Role[] = ['editor', 'chief'];
const CHIEFS: readonly Role[] = ['chief'];

type Office = Awaited<ReturnType<typeof openOffice>>;

/** Somebody of each role, beside Cleo, who runs the house, and Ann, whose drafts they are. */
async function staff() {
  const office = await openOffice();
  const cleo = await office.setsUp();
  const ann = await office.hiresBy(cleo, 'ann', 'writer');
  const staffed = new Map<Role, Browser>();
  for (const role of ROLES) staffed.set(role, await office.hiresBy(cleo, `the-${role}`, role));
  const whoIs = (role: Role): Browser => staffed.get(role) ?? office.from();
  return { ...office, cleo, ann, whoIs };
}

describe('an account route', () => {
  /** Who is let through: what they are answered then is for other tests. */
  const ROUTES: readonly (readonly [string, (house: Staffed) => Promise<Asking>, readonly Role[]])[] = [
    ['GET /me', async () => ['/me'], ALL],
    ['GET /me/account', async () => ['/me/account'], ALL],
    ['GET /me/sessions', async () => ['/me/sessions'], ALL],
    ['POST /me/name', async () => ['/me/name', { name: 'Somebody' }], ALL],
    ['POST /me/sessions/end-others', async () => ['/me/sessions/end-others', {}], ALL],
    ['POST /me/password', async () => ['/me/password', { current: PASSWORD, next: PASSWORD }], ALL],
    ['GET /people', async () => ['/people'], ALL],
    ['GET /accounts', async () => ['/accounts'], CHIEFS],
    ['GET /accounts/history', async () => ['/accounts/history'], CHIEFS],
    ['GET /invitations', async () => ['/invitations'], CHIEFS],
    ['POST /invitations', async () => ['/invitations', { role: 'reader' }], CHIEFS],
    [
      'POST /invitations/:id/revoke',
      async ({ cleo }) => [`/invitations/${await invited(cleo)}/revoke`, {}],
      CHIEFS,
    ],
    [
      'POST /accounts/:id/place',
      async ({ ann }) => [`/accounts/${(await ann.me()).id}/place`, { role: 'writer', desks: [] }],
      CHIEFS,
    ],
    [
      'POST /accounts/:id/reset-link',
      async ({ ann }) => [`/accounts/${(await ann.me()).id}/reset-link`, {}],
      CHIEFS,
    ],
    ['POST /accounts/:id/disable', async (house) => [`/accounts/${await someId(house)}/disable`, {}], CHIEFS],
    [
      'POST /accounts/:id/enable',
      async (house) => [`/accounts/${await someId(house, 'disabled')}/enable`, {}],
      CHIEFS,
    ],
  ];
  type Staffed = Awaited<ReturnType<typeof staff>>;
  type Asking = readonly [path: string, body?: object];
  let count = 0;

  async function someId({ cleo, hiresBy }: Staffed, then?: 'disabled'): Promise<string> {
    count += 1;
    const { id } = await (await hiresBy(cleo, `temp-${count}`, 'reader')).me();
    if (then) await cleo.mustPost(`/accounts/${id}/disable`, {});
    return id;
  }

  async function invited(chief: Browser): Promise<string> {
    const made = (await chief.mustPost('/invitations', { role: 'reader' })).json();
    return (made as { invitation: { id: string } }).invitation.id;
  }

  test('is for those in the table, and for nobody without a session', async () => {
    const house = await staff();
    for (const [name, asking, may] of ROUTES) {
      const answers: Record<string, string> = {};
      for (const role of [...ROLES, null]) {
        const [path, body] = await asking(house);
        const browser = role ? house.whoIs(role) : house.from();
        answers[role ?? 'nobody'] = codeIn(await (body ? browser.posts(path, body) : browser.gets(path)));
      }
      const expected = Object.fromEntries(
        ROLES.map((role) => [role, may.includes(role) ? 'yes' : 'forbidden']),
      );
      expect({ name, ...answers }).toEqual({ name, ...expected, nobody: 'signed-out' });
    }
  }, 120_000);
});

describe('a command on another person’s draft', () => {
  type Case = {
    readonly name: string;
    readonly payload: (draftId: DraftId, house: Office) => Promise<object>;
    readonly may: readonly Role[];
    /** What stands in the way of those who may. */
    readonly reaches?: string;
  };
  const CASES: readonly Case[] = [
    {
      name: 'draft.create',
      payload: async () => ({ content: { format: 'text', text: 'Mine' } }),
      may: WRITERS,
    },
    { name: 'draft.move', payload: async (draftId) => ({ draftId, to: 'review' }), may: WRITERS },
    {
      name: 'draft.move',
      payload: async (draftId) => ({ draftId, to: 'spiked', reason: 'Old news.' }),
      may: EDITORS,
    },
    {
      name: 'draft.publish',
      payload: async (draftId, { store }) => ({
        draftId,
        textVersion: (await store.load(draftId)).updates.at(-1)?.seq,
      }),
      may: EDITORS,
      reaches: 'gate-shut',
    },
    {
      name: 'comment.make',
      payload: async (draftId) => ({ draftId, anchor: null, text: 'Nice.' }),
      may: COMMENTERS,
    },
  ];

  test('is answered over HTTP as over the socket: by role, and nobody without a session', async () => {
    const house = await staff();
    const annId = await house.ann.me();
    for (const { name, payload, may, reaches = 'yes' } of CASES)
      for (const role of ROLES) {
        const browser = house.whoIs(role);
        const window = await browser.opensWindow();
        const doors = [
          async (body: object) =>
            codeIn(await browser.posts(`/commands/${name}`, { id: randomUUID(), payload: body })),
          async (body: object) =>
            codeOf(await window.request('ask', { id: randomUUID(), name, payload: body })),
        ];
        const answers: string[] = [];
        for (const asks of doors)
          answers.push(await asks(await payload(await house.makes(annId, 'Hers'), house)));
        const expected = may.includes(role) ? reaches : 'forbidden';
        expect({ name, role, answers }).toEqual({ name, role, answers: [expected, expected] });
        await window.leaves();
      }
    const nobody = await house
      .from()
      .posts('/commands/draft.create', { id: randomUUID(), payload: { content: { format: 'empty' } } });
    expect(codeIn(nobody)).toBe('signed-out');
    const stranger = { address: house.address, person: annId, origin: house.address, cookie: 'galley=x' };
    await expect(house.opens(stranger)).rejects.toThrow();
  }, 120_000);

  test('is refused to its typing hands: a reviewer reads another’s article and changes nothing', async () => {
    const house = await staff();
    const ann = await house.ann.me();
    const draft = await house.makes(ann, 'Hers');
    for (const [role, code] of [
      ['reader', 'forbidden'],
      ['reviewer', 'forbidden'],
      ['writer', 'yes'],
    ] as const) {
      const window = await house.whoIs(role).opensWindow();
      await window.joins(draft);
      expect(codeOf(await window.types(' and mine'))).toBe(code);
    }
  }, 60_000);

  test('that sends a draft back from review is its owner’s, or an editor’s', async () => {
    const house = await staff();
    const back = async (browser: Browser): Promise<string> => {
      const draftId = await house.makes(await house.ann.me(), 'Hers');
      const ask = (who: Browser, to: string) =>
        who.posts('/commands/draft.move', { id: randomUUID(), payload: { draftId, to } });
      yes((await ask(house.ann, 'review')).json() as Parameters<typeof yes>[0]);
      return codeIn(await ask(browser, 'writing'));
    };
    expect(await back(house.ann)).toBe('yes');
    expect(await back(house.whoIs('writer'))).toBe('forbidden');
    expect(await back(house.whoIs('editor'))).toBe('yes');
  }, 60_000);
});
