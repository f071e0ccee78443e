// What is decided, and the board on which it is seen.

import type { Rooms } from '../rooms/rooms.ts';
import type { Session } from '../rooms/seats.ts';
import type { Handlers } from './answering.ts';

export function commandHandlers(rooms: Rooms, session: Session): Pick<Handlers, 'ask' | 'board.join'> {
  return {
    ask: (request) => rooms.ask(session.person, request, session.mayStill),
    'board.join': () => rooms.joinBoard(session),
  };
}
