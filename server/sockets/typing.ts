// What a socket typed, parsed and given to its rooms: what went into no frame is answered here.
import type { Ack, Answered } from '../../shared/protocol.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Updated } from '../rooms/room.ts';
import type { Typed } from '../rooms/room-updates.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Session } from '../rooms/seats.ts';
import { parse } from './answering.ts';
import type { Bundle } from './typed.ts';

/** Takes a bundle, which goes to one draft; calls back with the answers that no frame gives. */
export type Typing = (
  bundle: Pick<Bundle, 'messages' | 'cameAt'>,
  answer: (answers: readonly Answered[]) => void,
) => void;

export function typing(rooms: Rooms, session: Session): Typing {
  return ({ messages, cameAt }, answer) => {
    const { draftId, typed, invalid } = parseAll(messages);
    answer(invalid);
    if (draftId)
      rooms.update(session, { draftId, typed, cameAt }, (answers) => answer(untold(typed, answers)));
  };
}

type Parsed = {
  /** Null when none of it could be parsed. */
  readonly draftId: DraftId | null;
  readonly typed: readonly Typed[];
  readonly invalid: readonly Answered[];
};

function parseAll(messages: readonly unknown[]): Parsed {
  let draftId: DraftId | null = null;
  const [typed, invalid]: [Typed[], Answered[]] = [[], []];
  for (const message of messages) {
    const parsed = parse('draft.update', message);
    if (!parsed.ok) {
      invalid.push({ n: numberOf(message), ...parsed });
      continue;
    }
    const { n, update, moved } = parsed.message;
    draftId = parsed.message.draftId;
    typed.push({ n, update, moved });
  }
  return { draftId, typed, invalid };
}

function untold(typed: readonly Typed[], answers: readonly Ack<Updated>[]): readonly Answered[] {
  return typed.flatMap(({ n }, at) => {
    const answer = answers[at];
    if (!answer || (answer.ok && answer.isTold)) return [];
    return [answer.ok ? { n, ok: true, seq: answer.seq } : { n, ...answer }];
  });
}

/** The same refusal of all of it. */
export function refusedAll(messages: readonly unknown[], refusal: Refusal): readonly Answered[] {
  const refused: Ack<never> = { ok: false, refusal };
  return messages.map((message) => ({ n: numberOf(message), ...refused }));
}

function numberOf(update: unknown): number | null {
  const n: unknown = typeof update === 'object' && update !== null ? Reflect.get(update, 'n') : null;
  return typeof n === 'number' ? n : null;
}
