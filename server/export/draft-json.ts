// A draft as JSON. `version` rises when a field changes its meaning or goes; new fields may come at any time.
import { withWholeAddresses } from '../../shared/article/addresses.ts';
import type { Place } from '../../shared/article/anchor.ts';
import type { Block } from '../../shared/article/blocks.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Draft } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import type { Thread } from '../../shared/review/thread.ts';
import type { Exported } from './exported.ts';
import { stateOf } from './thread-state.ts';

export type DraftJson = {
  readonly format: 'galley-draft';
  readonly version: 1;
  /** The draft's running number and the number of its last change of text when this was read. */
  readonly seq: number;
  readonly textVersion: number;
  readonly draft: Draft;
  /** `headline`, `paragraph`, `bullet` … each with its runs of formatted text; pictures by where they are to be had. */
  readonly blocks: readonly Block[];
  /** `place` counts UTF-16 units of the blocks' text, one more for the beginning of each block; null on the whole draft. */
  readonly threads: readonly (Thread & { readonly state: string; readonly place: Place | null })[];
  /** All that was decided, oldest first; a payload that was erased or is withheld is null. */
  readonly events: readonly ReviewEvent[];
  /** The names of everybody who is named above by their id. */
  readonly people: Readonly<Record<PersonId, string>>;
};

export function draftJson({
  seq,
  textVersion,
  draft,
  blocks,
  threads,
  events,
  places,
  nameOf,
  origin,
}: Exported): DraftJson {
  const told = threads.map((thread) => ({
    ...thread,
    state: stateOf(thread),
    place: places.get(thread.id) ?? null,
  }));
  const said = threads.flatMap(({ mentions, replies }) => [
    ...mentions,
    ...replies.flatMap((reply) => (reply.state === 'said' ? reply.mentions : [])),
  ]);
  const assigned = threads.flatMap((thread) =>
    thread.form === 'flag' && thread.assignee ? [thread.assignee] : [],
  );
  const named = [draft.owner, ...events.map(({ by }) => by), ...said, ...assigned];
  const people = Object.fromEntries(named.map((id) => [id, nameOf(id)]));
  return {
    format: 'galley-draft',
    version: 1,
    seq,
    textVersion,
    draft,
    blocks: withWholeAddresses(blocks, origin),
    threads: told,
    events,
    people,
  };
}
