// The article's messages: joining a draft, leaving it, the cursor.
import * as Y from 'yjs';
import { refuse } from '../../shared/review/refusal.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Session } from '../rooms/seats.ts';
import type { Handlers } from './answering.ts';

export function syncHandlers(
  rooms: Rooms,
  session: Session,
): Pick<Handlers, 'draft.join' | 'draft.leave' | 'draft.check' | 'draft.cursor'> {
  return {
    'draft.join': (request) => rooms.join(session, request),
    'draft.check': (request) => rooms.check(session, request),
    'draft.leave': async ({ draftId }) => {
      await rooms.leave(session.id, draftId);
      return { ok: true };
    },
    'draft.cursor': async ({ draftId, cursor }) => {
      if (cursor && !(isPlace(cursor.anchor) && isPlace(cursor.head)))
        return { ok: false, refusal: refuse('invalid', 'This is no place in an article.') };
      rooms.cursor(session.id, draftId, cursor && { anchor: own(cursor.anchor), head: own(cursor.head) });
      return { ok: true };
    },
  };
}

/** Everybody's window reads it: noise, or a place in something that is no article, would break them all. */
function isPlace(bytes: Uint8Array): boolean {
  try {
    const { item, tname, type } = Y.decodeRelativePosition(bytes);
    return type === null && (item !== null || tname === 'article');
  } catch {
    return false;
  }
}

/** What came in is a view on the whole message, which would stay in memory as long as the cursor. */
function own(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}
