// What of an update may enter the article: only new words of its own author, and nothing that breaks anybody's copy.
import type * as Y from 'yjs';
import { type Refused, refused } from './guard-reason.ts';
import { joinStructs } from './join-structs.ts';
import { areInOrder } from './neighbours.ts';
import { placeStructs } from './place-structs.ts';
import { plainlyTyped } from './plainly-typed.ts';
import { type Range, type ReadUpdate, readUpdate, type Struct } from './read-update.ts';
import { Shadow } from './shadow.ts';
import { type Fresh, freshDeletions, freshStructs } from './subtract.ts';
import { writeUpdate } from './write-update.ts';

export type Verdict =
  | {
      readonly verdict: 'new';
      /** Exactly what the server lacks, rewritten: this is judged, applied, logged and told, never what was sent. */
      readonly update: Uint8Array;
      readonly inserts: boolean;
      /** The new units, all under client ids of the author. */
      readonly inserted: readonly Range[];
      /** The struct that it is, when it is nothing but words in the text between two neighbours. */
      readonly typed: Y.Item | null;
      /** The units that die by it, of anybody. */
      readonly deleted: readonly Range[];
    }
  | { readonly verdict: 'known' }
  | Refused;

/**
 * Judges an update against what the server has; changes nothing.
 *
 * Honest updates carry much that the server knows: a diff against an older state, deletions of everybody, an
 * update sent twice. So first what is known is taken away, and only the rest is judged.
 */
export function judge(
  doc: Y.Doc,
  update: Uint8Array,
  mayWrite: (clientId: number) => boolean,
  shadow = new Shadow(doc),
): Verdict {
  return judgeTogether(doc, [update], mayWrite, shadow);
}

/** The same for several updates of one author, in the order in which they were made: all of them or none. */
export function judgeTogether(
  doc: Y.Doc,
  updates: readonly Uint8Array[],
  mayWrite: (clientId: number) => boolean,
  shadow: Shadow,
): Verdict {
  const read = readAll(updates);
  if ('verdict' in read) return read;
  const lacking = freshStructs(doc.store, read.structs, mayWrite);
  if ('verdict' in lacking) return lacking;
  const fresh = joinStructs(lacking);
  const typed = read.deletions.length === 0 ? plainlyTyped(doc.store, fresh) : null;
  const unsure = typed ? [] : placeStructs(doc, fresh);
  if ('verdict' in unsure) return unsure;
  const deleted = freshDeletions(doc.store, fresh, read.deletions);
  if ('verdict' in deleted) return deleted;
  if (fresh.size === 0 && deleted.length === 0) return { verdict: 'known' };
  const written = writeUpdate(fresh, deleted);
  if (!areInOrder(shadow, written, unsure)) return refused('misplaced', 'neighbours in reverse order');
  return {
    verdict: 'new',
    update: written,
    inserts: fresh.size > 0,
    inserted: rangesOf(fresh),
    typed,
    deleted,
  };
}

function readAll(updates: readonly Uint8Array[]): ReadUpdate | Refused {
  const [first] = updates;
  if (first && updates.length === 1) return readUpdate(first);
  const [structs, deletions]: [Struct[], Range[]] = [[], []];
  for (const update of updates) {
    const read = readUpdate(update);
    if ('verdict' in read) return read;
    structs.push(...read.structs);
    deletions.push(...read.deletions);
  }
  return { structs, deletions };
}

function rangesOf(fresh: Fresh): readonly Range[] {
  return [...fresh].map(([client, structs]) => {
    const clock = structs[0]?.id.clock ?? 0;
    return { client, clock, length: structs.reduce((sum, struct) => sum + struct.length, 0) };
  });
}
