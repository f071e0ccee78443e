// Who may do what, at which stage, on whose draft and whose flag: the whole table, written out.
import { describe, expect, it } from 'vitest';
import type { Person } from '../../shared/newsroom.ts';
import { STAGES, type Stage } from '../../shared/review/draft.ts';
import {
  can,
  canOwn,
  canWith,
  type DraftAction,
  type ThreadAction,
  type Verdict,
} from '../../shared/review/policy.ts';
import type { Thread } from '../../shared/review/thread.ts';
import { draft, person } from '../fixtures/newsroom.ts';
import { comment, flag, reply } from '../fixtures/threads.ts';

const owner = person('Ann', 'writer');
const people: Readonly<Record<string, Person>> = {
  reader: person('Eve', 'reader'),
  reviewer: person('Gus', 'reviewer'),
  writer: person('Fay', 'writer'),
  owner,
  editor: person('Bob', 'editor'),
  chief: person('Cleo', 'chief'),
};

/** By stage, who may. The owner is a writer. */
const DRAFT_TABLE: Readonly<Record<Exclude<DraftAction, 'draft.create'>, Readonly<Record<Stage, string>>>> = {
  'article.edit': {
    writing: 'writer owner editor chief',
    review: 'writer owner editor chief',
    ready: 'editor chief',
    published: '',
    spiked: '',
  },
  'comment.make': {
    writing: 'reviewer writer owner editor chief',
    review: 'reviewer writer owner editor chief',
    ready: 'reviewer writer owner editor chief',
    published: 'reviewer writer owner editor chief',
    spiked: '',
  },
  'flag.raise': {
    writing: 'reviewer writer owner editor chief',
    review: 'reviewer writer owner editor chief',
    ready: 'reviewer writer owner editor chief',
    published: 'reviewer writer owner editor chief',
    spiked: '',
  },
  'draft.move.writing': {
    writing: '',
    review: 'owner editor chief',
    ready: 'editor chief',
    published: '',
    spiked: 'editor chief',
  },
  'draft.move.review': {
    writing: 'writer owner editor chief',
    review: '',
    ready: 'editor chief',
    published: '',
    spiked: '',
  },
  'draft.move.ready': { writing: '', review: 'editor chief', ready: '', published: '', spiked: '' },
  'draft.move.spiked': {
    writing: 'editor chief',
    review: 'editor chief',
    ready: 'editor chief',
    published: '',
    spiked: '',
  },
  // The gate says why a draft that is not ready is not published; policy lets them ask.
  'draft.publish': {
    writing: 'editor chief',
    review: 'editor chief',
    ready: 'editor chief',
    published: '',
    spiked: '',
  },
  'draft.reopen': { writing: '', review: '', ready: '', published: 'editor chief', spiked: '' },
  'draft.duplicate': inEvery('writer owner editor chief'),
  'draft.assign': { ...inEvery('owner editor chief'), spiked: '' },
  'draft.transfer': { ...inEvery('editor chief'), spiked: '' },
  'draft.rename': { ...inEvery('owner editor chief'), published: '', spiked: '' },
  'deadline.move': { ...inEvery('owner editor chief'), published: '', spiked: '' },
  'embargo.place': { ...inEvery('owner editor chief'), published: '', spiked: '' },
  'embargo.lift': { ...inEvery('editor chief'), published: '', spiked: '' },
};

describe('policy for drafts: every role, action and stage', () => {
  for (const [action, byStage] of entries(DRAFT_TABLE))
    it.each(STAGES)(`${action} in %s`, (stage) => {
      expect(allowed(people, (one) => can(one, action, draft({ stage, owner: owner.id })))).toBe(
        byStage[stage],
      );
    });

  it('lets writers, editors and chiefs make a draft', () => {
    expect(allowed(people, (one) => can(one, 'draft.create', null))).toBe('writer owner editor chief');
  });

  it('gives an owner who only reads or reviews by now nothing for having owned', () => {
    for (const role of ['reader', 'reviewer'] as const) {
      const former = person('Ann', role);
      expect(can(former, 'draft.move.writing', draft({ stage: 'review', owner: former.id })).ok).toBe(false);
      for (const action of ['draft.assign', 'draft.rename', 'deadline.move', 'embargo.place'] as const)
        expect(can(former, action, draft({ owner: former.id })).ok).toBe(false);
      expect(can(former, 'article.edit', draft({ owner: former.id })).ok).toBe(false);
    }
  });

  it('lets a draft belong to whoever writes', () => {
    expect(allowed(people, canOwn)).toBe('writer owner editor chief');
  });

  it('says that there is no draft where there is none', () => {
    expect(can(person('Cleo', 'chief'), 'article.edit', null).ok).toBe(false);
  });
});

/** Everybody who can stand to a flag in a way of their own. `desk …` belongs to the flag's desk, whichever it is. */
const around = (desk: 'fact' | 'legal'): Readonly<Record<string, Person>> => ({
  reader: person('Eve', 'reader', desk),
  raiser: person('Ray', 'reviewer'),
  reviewer: person('Gus', 'reviewer', 'copy'),
  'desk-reviewer': person('Dan', 'reviewer', desk),
  writer: person('Fay', 'writer', 'copy'),
  'desk-writer': person('Wim', 'writer', desk),
  owner,
  editor: person('Bob', 'editor', 'copy'),
  'desk-editor': person('Ed', 'editor', desk),
  chief: person('Cleo', 'chief'),
});
const raiser = person('Ray', 'reviewer');
const ALL_BUT_READERS =
  'raiser reviewer desk-reviewer writer desk-writer owner editor desk-editor chief' as const;
const DESK = 'desk-reviewer desk-writer desk-editor chief' as const;

const FLAG_TABLE: Readonly<Record<Exclude<ThreadAction, 'comment.close'>, string>> = {
  'thread.reply': ALL_BUT_READERS,
  'thread.reopen': `raiser ${DESK}`,
  'flag.assign': ALL_BUT_READERS,
  'flag.heighten': ALL_BUT_READERS,
  'flag.lower': DESK,
  'flag.retype': DESK,
  'flag.settle': DESK,
  'flag.waive': 'desk-editor chief',
  'flag.withdraw': 'raiser',
};

const LIVING = ['writing', 'review', 'ready', 'published'] as const;

describe.each(['fact', 'legal'] as const)('policy for a %s flag', (type) => {
  for (const [action, who] of entries(FLAG_TABLE)) {
    it.each(LIVING)(`${action} in %s`, (stage) => {
      const mine = draft({ stage, owner: owner.id });
      expect(allowed(around(type), (one) => canWith(one, action, mine, flag({ type, by: raiser.id })))).toBe(
        who,
      );
    });

    it(`${action} by nobody in spiked`, () => {
      const spiked = draft({ stage: 'spiked', owner: owner.id });
      expect(
        allowed(around(type), (one) => canWith(one, action, spiked, flag({ type, by: raiser.id }))),
      ).toBe('');
    });
  }
});

describe('policy for the owner of a draft', () => {
  const owners = {
    'desk-writer': person('Ann', 'writer', 'legal', 'fact'),
    'desk-editor': person('Ann', 'editor', 'legal', 'fact'),
    chief: person('Ann', 'chief'),
  };
  const mine = draft({ owner: owner.id });

  it.each(['flag.settle', 'flag.waive', 'flag.lower', 'flag.retype', 'thread.reopen'] as const)(
    'keeps %s of a legal flag from whoever owns the draft, chiefs too',
    (action) => {
      const legal = flag({ type: 'legal', by: raiser.id });
      expect(allowed(owners, (one) => canWith(one, action, mine, legal))).toBe('');
    },
  );

  it('keeps a legal flag from whoever owned the draft before, too: giving it away opens no door', () => {
    const legal = flag({ type: 'legal', by: raiser.id });
    const given = draft({ owner: raiser.id, formerOwners: [owner.id] });
    expect(allowed(owners, (one) => canWith(one, 'flag.settle', given, legal))).toBe('');
    const other = draft({ owner: raiser.id });
    expect(allowed(owners, (one) => canWith(one, 'flag.settle', other, legal))).toBe(
      'desk-writer desk-editor chief',
    );
  });

  it('lets an owner of the desk settle any other flag', () => {
    const fact = flag({ type: 'fact', by: raiser.id });
    expect(allowed(owners, (one) => canWith(one, 'flag.settle', mine, fact))).toBe(
      'desk-writer desk-editor chief',
    );
  });

  it('lets an owner reopen the legal flag that they raised themselves: reopening only shuts the gate', () => {
    expect(canWith(owner, 'thread.reopen', mine, flag({ type: 'legal', by: owner.id })).ok).toBe(true);
  });
});

describe('policy for desks', () => {
  it.each([
    ['fact', 'fact'],
    ['quote', 'fact'],
    ['attribution', 'fact'],
    ['legal', 'legal'],
    ['fairness', 'standards'],
    ['style', 'copy'],
    ['spelling', 'copy'],
    ['other', 'copy'],
  ] as const)('gives %s flags to the %s desk alone', (type, desk) => {
    const desks = ['copy', 'fact', 'legal', 'standards', 'news'] as const;
    const may = desks.filter(
      (one) => canWith(person('Gus', 'reviewer', one), 'flag.settle', draft(), flag({ type })).ok,
    );
    expect(may).toEqual([desk]);
  });
});

describe('policy for withdrawing', () => {
  const withReplies = (...by: Person[]): Thread =>
    flag({ by: raiser.id, replies: by.map((one) => reply({ by: one.id })) });

  it('lets who raised a flag add to it and still withdraw', () => {
    expect(canWith(raiser, 'flag.withdraw', draft(), withReplies(raiser)).ok).toBe(true);
  });

  it('refuses once somebody else answered, even if the answer was deleted since', () => {
    expect(canWith(raiser, 'flag.withdraw', draft(), withReplies(raiser, owner)).ok).toBe(false);
    const deleted = flag({ by: raiser.id, replies: [{ id: 9, by: owner.id, at: '', state: 'deleted' }] });
    expect(canWith(raiser, 'flag.withdraw', draft(), deleted).ok).toBe(false);
  });
});

describe('policy for comments', () => {
  const maker = person('Ray', 'reviewer');
  const who = { ...people, maker };
  const mine = (stage: Stage) => draft({ stage, owner: owner.id });

  it.each(LIVING)('lets its maker, the owner, editors and chiefs close one in %s', (stage) => {
    const said = comment({ by: maker.id });
    expect(allowed(who, (one) => canWith(one, 'comment.close', mine(stage), said))).toBe(
      'owner editor chief maker',
    );
  });

  it('lets whoever may comment open one again and answer in it', () => {
    const closed = comment({ by: maker.id });
    for (const action of ['thread.reopen', 'thread.reply'] as const)
      expect(allowed(who, (one) => canWith(one, action, mine('review'), closed))).toBe(
        'reviewer writer owner editor chief maker',
      );
  });

  it('lets nobody settle a comment, nor close a flag', () => {
    expect(allowed(who, (one) => canWith(one, 'flag.settle', mine('review'), comment()))).toBe('');
    expect(allowed(who, (one) => canWith(one, 'comment.close', mine('review'), flag()))).toBe('');
  });

  it('lets nobody touch one in spiked', () => {
    expect(allowed(who, (one) => canWith(one, 'comment.close', mine('spiked'), comment()))).toBe('');
  });
});

/** The names of those who may. Every no gives its reason as a sentence. */
function allowed(who: Readonly<Record<string, Person>>, ask: (one: Person) => Verdict): string {
  return Object.entries(who)
    .filter(([, one]) => {
      const verdict = ask(one);
      if (!verdict.ok) expect(verdict.because).toMatch(/^\p{Lu}.{8,}\.$/u);
      return verdict.ok;
    })
    .map(([name]) => name)
    .join(' ');
}

function inEvery(who: string): Readonly<Record<Stage, string>> {
  return { writing: who, review: who, ready: who, published: who, spiked: who };
}

function entries<K extends string, V>(table: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(table) as [K, V][];
}
