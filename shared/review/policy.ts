// Who may do what: one table, one sentence a right, asked at the moment of the act by the server and by every button.
import type { Person, Role } from '../newsroom.ts';
import type { Draft, Stage } from './draft.ts';
import { DESK_OF, type Flag, type Reply, type Thread } from './thread.ts';

/** The answer; a no says why, in words for the person who asked. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly because: string };

/** Why not; null when it may be done. */
export function reasonAgainst(may: Verdict): string | null {
  return may.ok ? null : may.because;
}

/** What policy needs to know of a draft: a card will do. */
export type DraftSubject = Pick<Draft, 'stage' | 'owner'>;

/** With threads, whose words a draft may hold counts as well. */
export type ThreadSubject = DraftSubject & Pick<Draft, 'formerOwners'>;

export type DraftAction =
  | 'draft.create'
  | 'draft.duplicate'
  | 'draft.assign'
  | 'draft.transfer'
  | 'draft.rename'
  | 'deadline.move'
  | 'embargo.place'
  | 'embargo.lift'
  | 'draft.move.writing'
  | 'draft.move.review'
  | 'draft.move.ready'
  | 'draft.move.spiked'
  | 'draft.publish'
  | 'draft.reopen'
  | 'article.edit'
  | 'comment.make'
  | 'flag.raise';

export type ThreadAction =
  | 'thread.reply'
  | 'thread.reopen'
  | 'comment.close'
  | 'flag.assign'
  | 'flag.settle'
  | 'flag.waive'
  | 'flag.withdraw'
  | 'flag.retype'
  | 'flag.lower'
  | 'flag.heighten';

export type ReplyAction = 'reply.edit' | 'reply.delete';

const YES: Verdict = { ok: true };
const no = (because: string): Verdict => ({ ok: false, because });
const WRITERS: readonly Role[] = ['writer', 'editor', 'chief'];
const EDITORS: readonly Role[] = ['editor', 'chief'];

type DraftRule = (person: Person, draft: DraftSubject) => Verdict;
type ThreadRule<T extends Thread> = (person: Person, draft: ThreadSubject, thread: T) => Verdict;

/** May they? `draft` is null only for making one. */
export function can(person: Person, action: DraftAction, draft: DraftSubject | null): Verdict {
  if (action === 'draft.create') return oneOf(person, WRITERS, 'Writers, editors and chiefs make drafts.');
  return draft ? DRAFT_RULES[action](person, draft) : no('There is no such draft.');
}

/** May a draft be theirs? Whoever owns one writes it. */
export function canOwn(person: Person): Verdict {
  return oneOf(person, WRITERS, 'A draft belongs to somebody who writes: a writer, an editor or a chief.');
}

/** May they bring pictures in? They belong to no draft: whoever may write in one somewhere may. */
export function canBringPictures(person: Person): Verdict {
  return oneOf(person, WRITERS, 'Writers, editors and chiefs bring pictures in.');
}

/** May they, with this thread? */
export function canWith(person: Person, action: ThreadAction, draft: ThreadSubject, thread: Thread): Verdict {
  const say = mayComment(person, draft);
  if (!say.ok) return say;
  if (action === 'thread.reply') return YES;
  if (action === 'thread.reopen') return mayReopen(person, draft, thread);
  if (action === 'comment.close')
    return thread.form === 'comment' ? mayClose(person, draft, thread) : no('A flag is settled, not closed.');
  return thread.form === 'flag'
    ? FLAG_RULES[action](person, draft, thread)
    : no('A comment asks for nothing to settle.');
}

/** May they, with this reply? */
export function canWithReply(
  person: Person,
  action: ReplyAction,
  draft: DraftSubject,
  reply: Reply,
): Verdict {
  const say = mayComment(person, draft);
  if (!say.ok || reply.by === person.id) return say;
  if (action === 'reply.edit') return no('Only its author edits a reply.');
  return person.role === 'chief' ? YES : no('Only its author or a chief deletes a reply.');
}

/** May they change the newsroom's house style? */
export function mayChangeHouseStyle(person: Person): Verdict {
  return oneOf(person, ['chief'], 'The house style is set by a chief.');
}

const DRAFT_RULES: Readonly<Record<Exclude<DraftAction, 'draft.create'>, DraftRule>> = {
  'article.edit': (person, { stage }) => {
    if (stage === 'published')
      return no('This draft is published. It can be edited when it is reopened for correction.');
    if (stage === 'spiked') return no('This draft is spiked. It can be edited when it is brought back.');
    if (stage === 'ready')
      return oneOf(person, EDITORS, 'A draft that is ready is edited by editors and chiefs only.');
    return oneOf(person, WRITERS, 'Writers, editors and chiefs edit the text.');
  },
  'comment.make': mayComment,
  'flag.raise': mayComment,
  'draft.move.writing': (person, draft) => {
    if (draft.stage === 'review' && person.role === 'writer' && draft.owner === person.id) return YES;
    if (!isFrom(draft, ['review', 'ready', 'spiked'])) return notFrom(draft, 'writing');
    return oneOf(person, EDITORS, 'Editors and chiefs send a draft back.');
  },
  'draft.move.review': (person, draft) => {
    if (draft.stage === 'writing')
      return oneOf(person, WRITERS, 'Writers, editors and chiefs hand a draft in.');
    if (!isFrom(draft, ['ready'])) return notFrom(draft, 'review');
    return oneOf(person, EDITORS, 'Editors and chiefs send a draft back.');
  },
  'draft.move.ready': (person, draft) =>
    isFrom(draft, ['review'])
      ? oneOf(person, EDITORS, 'Editors and chiefs call a draft ready.')
      : notFrom(draft, 'ready'),
  'draft.move.spiked': (person, draft) =>
    isFrom(draft, ['writing', 'review', 'ready'])
      ? oneOf(person, EDITORS, 'Editors and chiefs spike a draft.')
      : notFrom(draft, 'spiked'),
  'draft.publish': (person, { stage }) => {
    if (stage === 'published') return no('This draft is published already.');
    if (stage === 'spiked') return no('This draft is spiked. Bring it back first.');
    return oneOf(person, EDITORS, 'Editors and chiefs publish.');
  },
  'draft.reopen': (person, draft) =>
    isFrom(draft, ['published'])
      ? oneOf(person, EDITORS, 'Editors and chiefs reopen a published draft.')
      : no('Only a published draft is reopened for correction.'),
  'draft.duplicate': (person) => oneOf(person, WRITERS, 'Writers, editors and chiefs make drafts.'),
  'draft.assign': (person, draft) =>
    draft.stage === 'spiked'
      ? notNow(draft)
      : ofTheirs(person, draft, 'Its owner, editors and chiefs say whose a draft is.'),
  'draft.transfer': (person, draft) =>
    draft.stage === 'spiked'
      ? notNow(draft)
      : oneOf(person, EDITORS, 'Editors and chiefs say which desk a draft is for.'),
  'draft.rename': (person, draft) =>
    isUnderWay(draft)
      ? ofTheirs(person, draft, 'Its owner, editors and chiefs name a draft.')
      : notNow(draft),
  'deadline.move': (person, draft) =>
    isUnderWay(draft)
      ? ofTheirs(person, draft, 'Its owner, editors and chiefs set the deadline.')
      : notNow(draft),
  'embargo.place': (person, draft) =>
    isUnderWay(draft)
      ? ofTheirs(person, draft, 'Its owner, editors and chiefs place an embargo.')
      : notNow(draft),
  'embargo.lift': (person, draft) =>
    isUnderWay(draft)
      ? oneOf(person, EDITORS, 'Editors and chiefs lift an embargo, or bring it nearer.')
      : notNow(draft),
};

const FLAG_RULES: Readonly<
  Record<Exclude<ThreadAction, 'thread.reply' | 'thread.reopen' | 'comment.close'>, ThreadRule<Flag>>
> = {
  'flag.assign': () => YES,
  'flag.heighten': () => YES,
  'flag.settle': isOfItsDesk,
  'flag.retype': isOfItsDesk,
  'flag.lower': isOfItsDesk,
  'flag.waive': (person, draft, flag) => {
    const desk = isOfItsDesk(person, draft, flag);
    return desk.ok ? oneOf(person, EDITORS, 'Waiving is for a chief, or an editor of the desk.') : desk;
  },
  'flag.withdraw': (person, _, flag) => {
    if (flag.by !== person.id) return no('Only who raised a flag withdraws it.');
    if (flag.replies.some((reply) => reply.by !== person.id))
      return no('Somebody answered already: the flag has to be settled.');
    return YES;
  },
};

function mayComment(person: Person, { stage }: DraftSubject): Verdict {
  if (stage === 'spiked') return no('This draft is spiked. Bring it back to go on with it.');
  return person.role === 'reader' ? no('Readers read. Ask a chief for the right to comment.') : YES;
}

/** The flag's desk or a chief; a legal flag never by anybody whose draft it is or was. */
function isOfItsDesk(person: Person, draft: ThreadSubject, flag: Flag): Verdict {
  const desk = DESK_OF[flag.type];
  if (flag.type === 'legal' && (draft.owner === person.id || draft.formerOwners.includes(person.id)))
    return no('A legal flag is never settled by the draft’s own writer.');
  if (person.role === 'chief' || person.desks.includes(desk)) return YES;
  return no(`This is for the ${desk} desk or a chief.`);
}

function mayReopen(person: Person, draft: ThreadSubject, thread: Thread): Verdict {
  return thread.form === 'comment' || thread.by === person.id ? YES : isOfItsDesk(person, draft, thread);
}

function mayClose(person: Person, draft: DraftSubject, comment: Thread): Verdict {
  if (comment.by === person.id || draft.owner === person.id) return YES;
  return oneOf(
    person,
    EDITORS,
    'A comment is closed by who made it, the draft’s owner, an editor or a chief.',
  );
}

function oneOf(person: Person, roles: readonly Role[], otherwise: string): Verdict {
  return roles.includes(person.role) ? YES : no(otherwise);
}

/** The owner, as long as they write, and who edits. */
function ofTheirs(person: Person, draft: DraftSubject, otherwise: string): Verdict {
  return draft.owner === person.id && WRITERS.includes(person.role) ? YES : oneOf(person, EDITORS, otherwise);
}

/** Neither out nor laid aside. */
function isUnderWay(draft: DraftSubject): boolean {
  return draft.stage !== 'published' && draft.stage !== 'spiked';
}

function notNow({ stage }: DraftSubject): Verdict {
  return no(
    stage === 'spiked'
      ? 'This draft is spiked. Bring it back first.'
      : 'This draft is published. Reopen it for correction first.',
  );
}

function isFrom(draft: DraftSubject, stages: readonly Stage[]): boolean {
  return stages.includes(draft.stage);
}

function notFrom({ stage }: DraftSubject, to: Stage): Verdict {
  if (stage === to) return no(`The draft is in ${to} already.`);
  if (stage === 'published') return no('A published draft is first reopened for correction.');
  if (stage === 'spiked') return no('A spiked draft is brought back to writing first.');
  return no('A draft is handed in for review before it is called ready.');
}
