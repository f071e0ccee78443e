// The rule before publication: all reasons why the gate is shut, each with where to go to settle it.
import { type Block, textOf } from '../article/blocks.ts';
import { wordCount } from '../article/plain.ts';
import type { Review } from './review.ts';
import { FLAG_TYPES, type Flag, type FlagType, isOpen, type ThreadId } from './thread.ts';

/** One reason why the gate is shut. */
export type Blocker =
  | { readonly code: 'flag-open'; readonly thread: ThreadId; readonly type: FlagType }
  | { readonly code: 'headline-missing' }
  | { readonly code: 'article-empty' }
  | { readonly code: 'embargoed'; readonly until: string }
  | { readonly code: 'not-ready' };

/**
 * Every blocker of a draft at a moment (in milliseconds since 1970); none means that the gate is open. The client shows
 * what this says, the server enforces it. A flag whose words were changed or cut still counts: only settling opens the
 * gate.
 */
export function blockers(review: Review, blocks: readonly Block[], now: number): readonly Blocker[] {
  return standing(blockersEver(review, blocks), now);
}

/** Those of a card's blockers that stand at this moment: an embargo goes by itself, with nobody there to say so. */
export function standing(all: readonly Blocker[], now: number): readonly Blocker[] {
  return all.filter((blocker) => blocker.code !== 'embargoed' || Date.parse(blocker.until) > now);
}

/** With embargoes that may have passed: for what is kept and read at another time. */
export function blockersEver(review: Review, blocks: readonly Block[]): readonly Blocker[] {
  const all: Blocker[] = review.threads
    .filter(
      (thread): thread is Flag => thread.form === 'flag' && thread.severity === 'blocking' && isOpen(thread),
    )
    .map((flag) => ({ code: 'flag-open', thread: flag.id, type: flag.type }));
  if (!blocks.some(isHeadline)) all.push({ code: 'headline-missing' });
  if (!blocks.some((block) => isBody(block) && wordCount([block]) > 0)) all.push({ code: 'article-empty' });
  const embargo = review.draft?.embargo;
  if (embargo) all.push({ code: 'embargoed', until: embargo.until });
  if (review.draft?.stage !== 'ready') all.push({ code: 'not-ready' });
  return all;
}

/** The gate in few words, for a board card: "2 legal, 1 fact open", "headline missing", "clear". */
export function verdict(all: readonly Blocker[]): string {
  const flags = FLAG_TYPES.flatMap((type) => {
    const count = all.filter((blocker) => blocker.code === 'flag-open' && blocker.type === type).length;
    return count > 0 ? [`${count} ${type}`] : [];
  });
  const rest = all.flatMap((blocker) => SHORT[blocker.code] ?? []);
  const parts = [...(flags.length > 0 ? [`${flags.join(', ')} open`] : []), ...rest];
  if (parts.length > 0) return parts.join(', ');
  return all.length > 0 ? 'not ready yet' : 'clear';
}

/** The same where there is room for two words only. */
export function verdictInShort(all: readonly Blocker[]): string {
  const flags = all.filter(({ code }) => code === 'flag-open').length;
  return flags > 0 ? `${flags} open` : verdict(all);
}

/** One blocker as a sentence that says what to do. */
export function sentence(blocker: Blocker): string {
  if (blocker.code === 'flag-open') return `A blocking ${blocker.type} flag is open: settle it.`;
  if (blocker.code === 'embargoed')
    return `It may not appear before ${moment(blocker.until)}: wait, or ask an editor to lift the embargo.`;
  return SENTENCES[blocker.code];
}

/** A headline with something to see in it; that an article can be called by its first words is not enough. */
function isHeadline(block: Block): boolean {
  return block.kind === 'headline' && /[\p{L}\p{N}\p{P}\p{S}]/u.test(textOf(block));
}

/** What is not headline, standfirst or byline. */
function isBody({ kind }: Block): boolean {
  return kind !== 'headline' && kind !== 'standfirst' && kind !== 'byline';
}

/** As the clock on the wall of whoever reads it has it. */
function moment(time: string): string {
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

/** `not-ready` is said only where nothing else is: whatever else stands in the way has to go first. */
const SHORT: Readonly<Partial<Record<Blocker['code'], string>>> = {
  'headline-missing': 'headline missing',
  'article-empty': 'no text',
  embargoed: 'embargoed',
};

const SENTENCES: Readonly<Record<Exclude<Blocker['code'], 'flag-open' | 'embargoed'>, string>> = {
  'headline-missing': 'The headline is missing: write one.',
  'article-empty': 'There is no text below the headline: write it.',
  'not-ready': 'The draft is not in “ready”: an editor moves it there.',
};
