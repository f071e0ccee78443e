// The article's messages: joining a draft, typing, the cursor.

import type { Rooms } from '../rooms/rooms.ts';
import type { Session } from '../rooms/seats.ts';
import type { Handlers } from './answering.ts';

export function syncHandlers(
  rooms: Rooms,
  session: Session,
): Pick<Handlers, 'draft.join' | 'draft.leave' | 'draft.update' | 'draft.cursor'> {
  return {
    'draft.join': (request) => rooms.join(session, request),
    'draft.update': (request) => rooms.update(session, request),
    'draft.leave': async ({ draftId }) => {
      await rooms.leave(session.id, draftId);
      return { ok: true };
    },
    'draft.cursor': async ({ draftId, cursor }) => {
      rooms.cursor(session.id, draftId, cursor && { anchor: own(cursor.anchor), head: own(cursor.head) });
      return { ok: true };
    },
  };
}

/** What came in is a view on the whole message, which would stay in memory as long as the cursor. */
function own(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}
