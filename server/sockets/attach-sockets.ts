// The socket door: who may open one, what comes in, and the voice of the rooms. Only this folder knows Socket.IO.
import { randomUUID } from 'node:crypto';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { PersonId, Role } from '../../shared/newsroom.ts';
import type { Told } from '../../shared/protocol.ts';
import type { Log } from '../log.ts';
import type { Queue } from '../metrics.ts';
import { onBehalfOf } from '../on-behalf.ts';
import type { Clock, People, Sessions } from '../people.ts';
import { RefusalLog } from '../refusal-log.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { Caller } from './caller.ts';
import { ComingIn } from './coming-in.ts';
import { sizeOf } from './costs.ts';
import { encode } from './encode.ts';
import { inACrowd } from './in-a-row.ts';
import { Lines, type RawLine } from './lines.ts';
import { parser } from './parser.ts';
import { Turns } from './turns.ts';
import { goesTogether, hangUp } from './wire.ts';
import { worked } from './worked.ts';

export type SocketParts = {
  readonly rooms: Rooms;
  readonly people: People;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  readonly heartbeat?: typeof HEARTBEAT;
};

type Who = NonNullable<Awaited<ReturnType<Sessions['whoAsks']>>>;

/** From the question whose a cookie is to the socket that is its, in milliseconds; twice what Socket.IO allows. */
const LONGEST_HANDSHAKE = 10_000;

/** More than an update can be, which travels as bytes of its own; more cuts the socket. */
const LARGEST_MESSAGE = 640_000;

/**
 * How often a line is felt for, and how long its answer may take, in milliseconds. Both ends give a line up that is dead
 * and does not know it within the sum: the client comes back by itself, and its ghost leaves the draft. Not shorter,
 * because the question waits behind what is told: 15 s carry the largest article (5 MB) over 3 Mbit/s.
 */
const HEARTBEAT = { every: 10_000, answerWithin: 15_000 };

export type AttachedSockets = {
  /** Lets nobody in any more and asks everybody to come back a little later, not all at once; resolves when they have heard. */
  leave(): Promise<void>;
  /** What waits for each socket to be read. */
  queues(): readonly Queue[];
  /** Ends the HTTP server, too. */
  close(): Promise<void>;
};

/** Over how long people spread when they come back, in milliseconds: longer, the more there are. */
const SPREAD_AT_LEAST = 500;
const SPREAD_AT_MOST = 5_000;
const SPREAD_EACH = 5;

export function attachSockets(httpServer: HttpServer, parts: SocketParts): AttachedSockets {
  const { rooms, people, sessions, clock, log, heartbeat = HEARTBEAT } = parts;
  const asking = new WeakMap<IncomingMessage, Who>();
  const callers = new Map<string, Caller>();
  const refusals = new RefusalLog(parts);
  const turns = new Turns({ clock, soon: setImmediate });
  const comingIn = new ComingIn(clock);
  const isIn = new WeakMap<IncomingMessage, () => void>();
  const lines = new Lines({ clock, refusals });
  const endedLately = new Set<string>();
  let isLeaving = false;
  const io = new Server(httpServer, {
    parser,
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: LARGEST_MESSAGE,
    connectTimeout: LONGEST_HANDSHAKE / 2,
    pingInterval: heartbeat.every,
    pingTimeout: heartbeat.answerWithin,
    allowRequest: inACrowd(clock, (request, answer) => {
      onBehalfOf({ request: randomUUID() }, () => {
        admit(request).then(
          (who) => answer(null, who !== null),
          (error: unknown) => {
            log.error({ error }, 'a handshake broke');
            answer(null, false);
          },
        );
      });
    }),
  });

  async function admit(request: IncomingMessage): Promise<Who | null> {
    if (isLeaving) return null;
    const isOurs = sessions.isOurOrigin(request);
    const who = isOurs ? await sessions.whoAsks(request) : null;
    if (who) asking.set(request, who);
    else
      refusals.note('nobody', 'a handshake was refused', { why: isOurs ? 'no session' : 'foreign origin' });
    return who;
  }

  // The answer to the handshake and Engine.IO's first words.
  io.engine.on('headers', (_: unknown, { socket }: IncomingMessage) => goesTogether(socket));

  io.engine.on('connection', (line: RawLine & { readonly request: IncomingMessage }) => {
    const who = asking.get(line.request);
    if (!who) return hangUp(line);
    lines.admit(line, who.person.id);
    const comesIn = comingIn.comes();
    isIn.set(line.request, comesIn);
    line.on('close', comesIn);
  });

  io.on('connection', (socket) => {
    const who = asking.get(socket.request);
    // The session may have ended between the handshake and now, when there was no caller yet to be cut.
    if (!who || endedLately.has(who.session) || !isAsAdmitted(who.person.id, who.person.role))
      return socket.disconnect(true);
    const caller = new Caller(socket, who, {
      ...parts,
      refusals,
      turns,
      comingIn,
      isIn: isIn.get(socket.request) ?? (() => {}),
      worked,
    });
    callers.set(socket.id, caller);
    tellStanding(caller);
    caller.greets(socket.handshake.auth);
    forgetCall(socket);
    const lineCloses = sessions.lineOpens(who.session);
    socket.on('disconnect', () => {
      callers.delete(socket.id);
      lineCloses();
    });
  });

  rooms.speakThrough((ids, name, message) => {
    // To rejoin is told even to who is behind: the room they sat in is gone, and no later room knows of them.
    let bytes: number | null = null;
    const size = (): number => {
      bytes ??= sizeOf(message);
      return bytes;
    };
    const hearing = ids.flatMap((id) => {
      const caller = callers.get(id);
      return caller && (caller.canHear(size) || name === 'draft.rejoin') ? [caller] : [];
    });
    tell(hearing, name, message);
  });

  const stops = [
    sessions.onEnd((session, because) => {
      endedLately.add(session);
      clock.after(LONGEST_HANDSHAKE, () => endedLately.delete(session));
      const isMeant = (caller: Caller): boolean => caller.session === session;
      tell([...callers.values()].filter(isMeant), 'server.ended', { because });
      cutWhere(isMeant);
    }),
    people.onChange(() => cutWhere((caller) => !isAsAdmitted(caller.person, caller.role))),
    rooms.disk.onChange(() => {
      for (const caller of callers.values()) tellStanding(caller);
    }),
  ];

  /** Whoever has another role now comes in again with it. */
  function isAsAdmitted(id: PersonId, role: Role): boolean {
    return people.personOf(id)?.role === role;
  }

  function tellStanding(caller: Caller): void {
    tell([caller], 'server.standing', { disk: rooms.disk.standing, person: caller.person });
  }

  function cutWhere(isMeant: (caller: Caller) => boolean): void {
    for (const caller of callers.values()) if (isMeant(caller)) caller.cut();
  }

  return {
    leave: async () => {
      isLeaving = true;
      const within = Math.min(SPREAD_AT_MOST, SPREAD_AT_LEAST + SPREAD_EACH * callers.size);
      tell([...callers.values()], 'server.leaving', { within });
      await Promise.all([...callers.values()].map((caller) => caller.hasHeard()));
    },
    queues: () => [...callers.values()].map((caller) => caller.queue),
    close: async () => {
      for (const stop of stops) stop();
      rooms.speakThrough(() => {});
      await io.close();
      refusals.close();
    },
  };
}

/** What came with the call is not asked for again, and would stay in memory as long as the line. */
function forgetCall(socket: Socket): void {
  Reflect.set(socket, 'handshake', null);
  Reflect.set(socket.conn, 'request', null);
}

/** Encoded once, however many hear it. */
function tell<N extends keyof Told>(hearing: readonly Caller[], name: N, message: Told[N]): void {
  if (hearing.length === 0) return;
  const encoded = encode(name, message);
  for (const caller of hearing) caller.hears(encoded);
}
