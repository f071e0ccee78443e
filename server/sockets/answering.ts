// Every message parsed at the border and handed to its handler; what does not parse is answered `invalid`.
import { z } from 'zod';
import {
  type Ack,
  type AcknowledgedName,
  type Answers,
  type RequestName,
  requests,
} from '../../shared/protocol.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Session } from '../rooms/seats.ts';
import { commandHandlers } from './commands.ts';
import { syncHandlers } from './sync.ts';

type Parsed<N extends RequestName> = z.output<(typeof requests)[N]>;

/** What a request does, once it is parsed. */
export type Handlers = {
  readonly [N in AcknowledgedName]: (request: Parsed<N>) => Promise<Ack<Answers[N]>>;
};

export type Answering = (name: AcknowledgedName, message: unknown) => Promise<Ack<object>>;

const schemas: { readonly [N in RequestName]: z.ZodType<Parsed<N>> } = requests;

export function answering(rooms: Rooms, session: Session): Answering {
  const handlers: Handlers = { ...syncHandlers(rooms, session), ...commandHandlers(rooms, session) };
  return (name, message) => answer(handlers, name, message);
}

async function answer<N extends AcknowledgedName>(
  handlers: Handlers,
  name: N,
  message: unknown,
): Promise<Ack<Answers[N]>> {
  const parsed = parse(name, message);
  return parsed.ok ? handlers[name](parsed.message) : parsed;
}

/** A message as it was meant, or why it is none of that name. */
export function parse<N extends RequestName>(
  name: N,
  message: unknown,
): Ack<{ readonly message: Parsed<N> }> {
  const parsed = schemas[name].safeParse(message);
  if (parsed.success) return { ok: true, message: parsed.data };
  return { ok: false, refusal: refuse('invalid', z.prettifyError(parsed.error).slice(0, 500)) };
}
