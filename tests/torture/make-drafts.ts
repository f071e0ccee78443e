// Drafts to work on, made through the product's own door.
import type { DraftId } from '../../shared/review/draft.ts';
import { Colleague, yes } from '../fixtures/colleague.ts';
import type { SignedIn } from '../fixtures/sign-in.ts';

export async function makeDrafts(
  address: string,
  who: SignedIn | undefined,
  count: number,
): Promise<DraftId[]> {
  if (!who) throw new Error('Nobody is there to make drafts.');
  const window = await new Colleague({ address, origin: address, ...who }).arrives();
  const drafts: DraftId[] = [];
  for (let at = 0; at < count; at++) {
    const content = { format: 'text' as const, text: `Harbour to reopen\n\nStory ${at}.` };
    drafts.push(yes(await window.asks('draft.create', { content })).draftId);
  }
  await window.leaves();
  return drafts;
}
