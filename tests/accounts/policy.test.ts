// Rights over accounts: the table, role by role.
import { describe, expect, it } from 'vitest';
import {
  type AccountAction,
  type AccountSubject,
  canLetIn,
  canManage,
  leavesNoChief,
} from '../../shared/account-policy.ts';
import { ROLES } from '../../shared/newsroom.ts';
import { ann, cleo, everybody, person } from '../fixtures/newsroom.ts';

const subject = (said: Partial<AccountSubject> = {}): AccountSubject => ({
  id: ann.id,
  role: 'writer',
  standing: 'active',
  isDemo: false,
  ...said,
});
const disabled = subject({ standing: 'disabled' });
const demo = subject({ isDemo: true });

const ACTIONS: readonly (readonly [AccountAction, AccountSubject])[] = [
  ['account.place', subject()],
  ['account.disable', subject()],
  ['account.enable', disabled],
  ['account.reset', subject()],
];

describe('with somebody else’s account', () => {
  it.each(ACTIONS)('%s is a chief’s', (action, whose) => {
    for (const role of ROLES)
      expect(canManage(person('Pat', role), action, whose).ok, role).toBe(role === 'chief');
  });

  it('nobody renames anybody or changes their password, chiefs neither', () => {
    expect(canManage(cleo, 'account.rename', subject()).ok).toBe(false);
    expect(canManage(cleo, 'account.change-password', subject()).ok).toBe(false);
  });

  it.each([
    ['account.disable', disabled],
    ['account.enable', subject()],
    ['account.reset', disabled],
    ['account.reset', demo],
  ] as const)('%s is refused where it makes no sense, in a sentence', (action, whose) => {
    expect(canManage(cleo, action, whose)).toEqual({
      ok: false,
      because: expect.stringMatching(/^[A-Z].+\.$/),
    });
  });
});

describe('with one’s own account', () => {
  it('everybody renames themselves and changes their password', () => {
    for (const one of everybody)
      for (const action of ['account.rename', 'account.change-password'] as const)
        expect(canManage(one, action, subject({ id: one.id, role: one.role })).ok).toBe(true);
  });

  it('the demo’s people have no password, and no chief disables themselves', () => {
    const own = subject({ id: cleo.id, role: 'chief' });
    expect(canManage(cleo, 'account.change-password', { ...own, isDemo: true }).ok).toBe(false);
    expect(canManage(cleo, 'account.disable', own).ok).toBe(false);
  });
});

it('only chiefs let people in', () => {
  for (const one of everybody) expect(canLetIn(one).ok).toBe(one.role === 'chief');
});

it('the last chief is whoever leaves none behind', () => {
  expect(leavesNoChief(everybody, cleo.id, 'editor')).toBe(true);
  expect(leavesNoChief(everybody, cleo.id, null)).toBe(true);
  expect(leavesNoChief(everybody, cleo.id, 'chief')).toBe(false);
  expect(leavesNoChief([...everybody, person('Dora', 'chief')], cleo.id, null)).toBe(false);
  expect(leavesNoChief(everybody, ann.id, 'reader')).toBe(false);
});
