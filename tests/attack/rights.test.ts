/** Every command of the table, asked by every role of their own draft and of another's, at every door: the table says who may. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type CommandName, commands } from '../../shared/commands.ts';
import { type Desk, ROLES, type Role } from '../../shared/newsroom.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { until } from '../fixtures/colleague.ts';
import { Program } from '../fixtures/program.ts';
import { type Case, RIGHTS } from './rights.ts';
import {
  codeIn,
  DOORS,
  doorsOf,
  type House,
  openRightsHouse,
  overSocket,
  Prepared,
  staffOf,
  tokenOf,
} from './rights-scene.ts';

const names = Object.keys(commands) as CommandName[];
const WHOSE = ['own', 'others'] as const;

test('the table of rights names every command that there is', () => {
  expect(Object.keys(RIGHTS).toSorted()).toEqual(names.toSorted());
  for (const cases of Object.values(RIGHTS)) expect(cases.length).toBeGreaterThan(0);
});

describe.each(names)('%s', (name) => {
  test('is for the roles in the table, the same over HTTP, over the socket and by token', async () => {
    const house = await openRightsHouse();
    for (const desk of new Set(RIGHTS[name].map((one) => one.desk ?? null))) {
      const cases = RIGHTS[name].filter((one) => (one.desk ?? null) === desk);
      expect(await answersOf(house, name, cases, desk)).toEqual(expectedOf(cases));
    }
  }, 120_000);

  test('is nobody’s without a session, after it ended, while disabled, or by a token that may only read', async () => {
    const house = await openRightsHouse();
    const [first] = RIGHTS[name];
    if (!first) throw new Error('There is no case.');
    // A chief of a desk, so that nothing but the missing session is in the way.
    const asker = await house.hires('ida', 'chief');
    const draft = await Prepared.make(house, asker, asker);
    const payload = await first.asks(draft);
    const before = await wholeLog(house, draft.draftId);
    const answers = await answersOfStrangers(house, asker, name, payload);
    expect(answers).toEqual({
      'no cookie': 'signed-out',
      'a made-up cookie': 'signed-out',
      'a made-up token': 'signed-out',
      'a token that reads': 'forbidden',
      'a session that ended': 'signed-out',
      'a socket of a session that ended': 'cut',
      'a socket while they are disabled': 'cut',
      'a cookie of somebody disabled': 'signed-out',
      'a token of somebody disabled': 'signed-out',
    });
    expect(await wholeLog(house, draft.draftId)).toEqual(before);
  }, 60_000);
});

type Answers = Record<string, Record<string, string>>;
type Trial = {
  readonly when: string;
  readonly role: Role;
  readonly door: (typeof DOORS)[number];
  readonly draftId: DraftId;
  readonly payload: object;
};

/** By situation and whose draft it is: who was answered what, all of it when the doors do not agree. */
async function answersOf(
  house: House,
  name: CommandName,
  cases: readonly Case[],
  desk: Desk | null,
): Promise<Answers> {
  const staff = await staffOf(house, desk);
  const prepared = await Promise.all(
    cases.flatMap((one) =>
      WHOSE.flatMap((whose) =>
        ROLES.flatMap((role) =>
          DOORS.map(async (door): Promise<Trial> => {
            const asker = staff.person(role);
            const draft = await Prepared.make(house, whose === 'own' ? asker : house.ann, asker);
            const payload = await one.asks(draft);
            return { when: `${one.when}, ${whose}`, role, door, draftId: draft.draftId, payload };
          }),
        ),
      ),
    ),
  );
  await staff.placed();
  const heard: (readonly [when: string, role: Role, code: string])[] = [];
  for (const role of ROLES) {
    const doors = await doorsOf(house, staff.person(role));
    for (const { when, door, draftId, payload } of prepared.filter((trial) => trial.role === role)) {
      const before = await wholeLog(house, draftId);
      const code = await doors[door](name, payload);
      const isDone = (await wholeLog(house, draftId)) !== before;
      heard.push([when, role, code !== 'yes' && isDone ? `${code}, and yet done` : code]);
    }
    await doors.leaves();
  }
  return Object.fromEntries(
    [...Map.groupBy(heard, ([when]) => when)].map(([when, some]) => [when, byRole(some)]),
  );
}

function byRole(heard: readonly (readonly [when: string, role: Role, code: string])[]) {
  const codes = (role: Role) => new Set(heard.filter(([, who]) => who === role).map(([, , code]) => code));
  return Object.fromEntries(ROLES.map((role) => [role, [...codes(role)].join(' / ')]));
}

function expectedOf(cases: readonly Case[]): Answers {
  const answer = (may: readonly Role[]) =>
    Object.fromEntries(ROLES.map((role) => [role, may.includes(role) ? 'yes' : 'forbidden']));
  return Object.fromEntries(
    cases.flatMap((one) => WHOSE.map((whose) => [`${one.when}, ${whose}`, answer(one[whose])])),
  );
}

type Person = Awaited<ReturnType<House['hires']>>;

async function answersOfStrangers(house: House, asker: Person, name: CommandName, payload: object) {
  const { address } = house;
  const over = async (headers: Record<string, string>) =>
    codeIn(await new Program(address, headers).posts(`/commands/${name}`, { id: randomUUID(), payload }));
  const [first, second] = [await house.cookieOf(asker), await house.cookieOf(asker)];
  const page = Program.withCookie(address, second);
  const [reads, writes] = [await tokenOf(page, ['read']), await tokenOf(page, ['write'])];
  const window = await house.opens({ address, person: asker, origin: address, cookie: first });
  const other = await house.opens({ address, person: asker, origin: address, cookie: second });
  const answers: Record<string, string> = {
    'no cookie': await over({ origin: address }),
    'a made-up cookie': await over({ origin: address, cookie: `${first.slice(0, -12)}AAAAAAAAAAAA` }),
    'a made-up token': await over({ authorization: `Bearer gly_${'0'.repeat(48)}` }),
    'a token that reads': await over({ authorization: `Bearer ${reads}` }),
  };
  await Program.withCookie(address, first).posts('/sign-out', {});
  answers['a session that ended'] = await over({ origin: address, cookie: first });
  answers['a socket of a session that ended'] = await cutOr(window, name, payload);
  await house.disables(asker);
  answers['a socket while they are disabled'] = await cutOr(other, name, payload);
  answers['a cookie of somebody disabled'] = await over({ origin: address, cookie: second });
  answers['a token of somebody disabled'] = await over({ authorization: `Bearer ${writes}` });
  return answers;
}

/** Asked at once, before the cut has come through to the window; a socket that was cut gets no answer. */
async function cutOr(window: Awaited<ReturnType<House['opens']>>, name: CommandName, payload: object) {
  if (window.socket.disconnected) return 'cut';
  const answer = await overSocket(window)(name, payload).catch(() => 'cut');
  await until(() => window.socket.disconnected, 'the socket is cut');
  return answer;
}

/** All of a draft's two logs, as text. */
async function wholeLog({ store }: House, draftId: DraftId): Promise<string> {
  const { updates, events } = await store.load(draftId);
  return JSON.stringify([updates.map(({ seq }) => seq), events]);
}
