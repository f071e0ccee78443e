// The published copy: the article as it stands, in every form it is read in, and the hash by which it is known.
import { createHash } from 'node:crypto';
import { articleHtml } from '../../shared/article/html.ts';
import { headlineOf, plainText } from '../../shared/article/plain.ts';
import { readBlocks } from '../../shared/article/read.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Draft } from '../../shared/review/draft.ts';
import type { Fact } from '../../shared/review/events.ts';
import type { Decided } from '../commands/decision.ts';
import type { Edition } from '../store/store.ts';
import type { LiveDraft } from './live-draft.ts';

type Signed = { readonly at: string; readonly by: PersonId };

export function editionOf(
  live: LiveDraft,
  draft: Draft,
  { number, note }: NonNullable<Decided['edition']>,
  signed: Signed,
): Edition {
  const read = readBlocks(live.article);
  const blocks = JSON.stringify(read);
  return {
    draftId: live.id,
    number,
    ...signed,
    textVersion: live.textVersion,
    slug: draft.slug,
    headline: headlineOf(read),
    blocks,
    html: articleHtml(read),
    text: plainText(read),
    hash: createHash('sha256').update(blocks).digest('hex'),
    note,
  };
}

export function publication({ number, textVersion, hash, note }: Edition): Fact {
  return { type: 'draft.published', thread: null, payload: { edition: number, textVersion, hash, note } };
}
