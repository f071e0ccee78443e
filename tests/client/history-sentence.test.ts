// The history in words: who did what to whom, and from what to what.
import { expect, it } from 'vitest';
import { tellEntry } from '../../client/accounts/history-sentence.ts';
import type { AccountAct } from '../../shared/account-history.ts';
import { type PersonId, personIdSchema } from '../../shared/newsroom.ts';

const [cleo, ann] = [personIdSchema.parse('cleo'), personIdSchema.parse('ann')];
const NAMES: Readonly<Record<string, string>> = { cleo: 'Cleo Marsh', ann: 'Ann Mills' };

function said(by: PersonId | null, act: AccountAct): string {
  const entry = { n: 1, at: '2026-11-28T09:00:00.000Z', by, ...act };
  const { who, did, more } = tellEntry(entry, (id) => NAMES[id] ?? 'nobody');
  return more ? `${who} ${did} (${more})` : `${who} ${did}`;
}

const WRITER = { role: 'writer', desks: ['fact'] } as const;
const place = { role: WRITER.role, desks: [...WRITER.desks] };
const reader = { role: 'reader' as const, desks: [] };

it.each<[string, PersonId | null, AccountAct]>([
  [
    'Cleo Marsh changed the rights of Ann Mills (Writer, Fact desk → Reader)',
    cleo,
    { act: 'account.placed', person: ann, from: place, to: reader },
  ],
  [
    'Somebody at the server changed the rights of Ann Mills (Reader → Writer, Fact desk)',
    null,
    { act: 'account.placed', person: ann, from: reader, to: place },
  ],
  [
    'Cleo Marsh changed their own rights (Reader → Writer, Fact desk)',
    cleo,
    { act: 'account.placed', person: cleo, from: reader, to: place },
  ],
  [
    'Cleo Marsh opened the newsroom as its first chief (Reader)',
    cleo,
    { act: 'account.made', person: cleo, place: reader, invitedBy: null },
  ],
  [
    'Ann Mills came in, invited by Cleo Marsh (Writer, Fact desk)',
    ann,
    { act: 'account.made', person: ann, place, invitedBy: cleo },
  ],
  [
    'Somebody at the server made an account for Ann Mills (Writer, Fact desk)',
    null,
    { act: 'account.made', person: ann, place, invitedBy: null },
  ],
  ['Cleo Marsh disabled Ann Mills', cleo, { act: 'account.disabled', person: ann }],
  ['Cleo Marsh let Ann Mills in again', cleo, { act: 'account.enabled', person: ann }],
  [
    'Cleo Marsh made a link for a new password for Ann Mills',
    cleo,
    { act: 'password.link-made', person: ann },
  ],
  [
    'Cleo Marsh made a link for a new password of their own',
    cleo,
    { act: 'password.link-made', person: cleo },
  ],
  ['Ann Mills changed their password', ann, { act: 'password.set', person: ann, isByLink: false }],
  ['Ann Mills set a new password by a link', ann, { act: 'password.set', person: ann, isByLink: true }],
  [
    'Somebody at the server gave Ann Mills a new password',
    null,
    { act: 'password.set', person: ann, isByLink: false },
  ],
  [
    'Ann Mills took another name (Ann → Ann Mills)',
    ann,
    { act: 'account.renamed', person: ann, from: 'Ann', to: 'Ann Mills' },
  ],
  [
    'Cleo Marsh made an invitation (ann@paper.example: Writer, Fact desk)',
    cleo,
    { act: 'invitation.made', place, email: 'ann@paper.example' },
  ],
  [
    'Cleo Marsh withdrew an invitation (Whoever has the link: Reader)',
    cleo,
    { act: 'invitation.withdrawn', place: reader, email: null },
  ],
])('%s', (sentence, by, act) => {
  expect(said(by, act)).toBe(sentence);
});
