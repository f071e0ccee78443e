// The socket door: who may open one, what comes in, and the voice of the rooms. Only this folder knows Socket.IO.
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { Told } from '../../shared/protocol.ts';
import type { Log } from '../log.ts';
import type { Clock, People, Sessions } from '../people.ts';
import { RefusalLog } from '../refusal-log.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { Caller } from './caller.ts';
import { Lines, type RawLine } from './lines.ts';
import { Turns } from './turns.ts';
import { hangUp } from './wire.ts';

export type SocketParts = {
  readonly rooms: Rooms;
  readonly people: People;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
};

type Who = NonNullable<Awaited<ReturnType<Sessions['whoAsks']>>>;
type Telling = { [N in keyof Told]: (message: Told[N]) => void };
export type Sockets = Server<Record<string, never>, Telling>;

/** More than an update can be; more cuts the socket. */
const LARGEST_MESSAGE = 640_000;

/** Longer than a handshake can take: a session that ends in the middle of one has no socket yet that could be cut. */
const LATELY = 60_000;

/** Closing ends the HTTP server with it. */
export type AttachedSockets = { close(): Promise<void> };

export function attachSockets(httpServer: HttpServer, parts: SocketParts): AttachedSockets {
  const { rooms, people, sessions, clock, log } = parts;
  const refusals = new RefusalLog(parts);
  const turns = new Turns({ clock, soon: setImmediate });
  const lines = new Lines({ clock, refusals });
  const asking = new WeakMap<IncomingMessage, Who>();
  const callers = new Map<string, Caller>();
  const endedLately = new Set<string>();
  const io: Sockets = new Server(httpServer, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: LARGEST_MESSAGE,
    connectTimeout: 5_000,
    allowRequest: (request, answer) => {
      admit(request).then(
        (who) => answer(null, who !== null),
        (error: unknown) => {
          log.error({ error }, 'a handshake broke');
          answer(null, false);
        },
      );
    },
  });

  async function admit(request: IncomingMessage): Promise<Who | null> {
    const isOurs = sessions.isOurOrigin(request);
    const who = isOurs ? await sessions.whoAsks(request) : null;
    if (who) asking.set(request, who);
    else
      refusals.note('nobody', 'a handshake was refused', { why: isOurs ? 'no session' : 'foreign origin' });
    return who;
  }

  io.engine.on('connection', (line: RawLine & { readonly request: IncomingMessage }) => {
    const who = asking.get(line.request);
    if (who) lines.admit(line, who.person.id);
    else hangUp(line);
  });

  io.on('connection', (socket) => {
    const who = asking.get(socket.request);
    if (!who || endedLately.has(who.session)) return socket.disconnect(true);
    const caller = new Caller(socket, who, { ...parts, refusals, turns, worked });
    callers.set(socket.id, caller);
    socket.on('disconnect', () => callers.delete(socket.id));
  });

  rooms.speakThrough((ids, name, message) => {
    // To rejoin is told even to who is behind: the room they sat in is gone, and no later room knows of them.
    const hearing = ids.filter((id) => callers.get(id)?.canHear() || name === 'draft.rejoin');
    if (hearing.length > 0) tell(io, hearing, name, message);
  });

  const stops = [
    sessions.onEnd((session) => {
      endedLately.add(session);
      clock.after(LATELY, () => endedLately.delete(session));
      cutWhere((caller) => caller.session === session);
    }),
    people.onChange(() => cutWhere((caller) => !people.personOf(caller.person))),
  ];

  function cutWhere(isMeant: (caller: Caller) => boolean): void {
    for (const caller of callers.values()) if (isMeant(caller)) caller.cut();
  }

  return {
    close: async () => {
      for (const stop of stops) stop();
      rooms.speakThrough(() => {});
      await io.close();
      refusals.close();
    },
  };
}

/** In milliseconds, without what the process waited for. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Encoded once, however many hear it. */
function tell<N extends keyof Told>(io: Sockets, ids: readonly string[], name: N, message: Told[N]): void {
  io.to([...ids]).emit(name, ...([message] as Parameters<Telling[N]>));
}
