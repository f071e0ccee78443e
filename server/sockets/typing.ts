// What a socket typed, parsed and given to its rooms: what went into no frame is answered here.
import type { Ack, Answered } from '../../shared/protocol.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Typed } from '../rooms/room-updates.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Session } from '../rooms/seats.ts';
import { parse } from './answering.ts';

/** Resolves to the answers that no frame gives. */
export type Typing = (messages: readonly unknown[]) => Promise<readonly Answered[]>;

/** Neighbours that go to the same draft. */
type Some = { readonly draftId: DraftId; readonly typed: Typed[] };

export function typing(rooms: Rooms, session: Session): Typing {
  return async (messages) => {
    const { some, invalid } = sorted(messages);
    const answers = await Promise.all(some.map((one) => untold(rooms, session, one)));
    return [...invalid, ...answers.flat()];
  };
}

function sorted(messages: readonly unknown[]): { some: readonly Some[]; invalid: readonly Answered[] } {
  const [some, invalid]: [Some[], Answered[]] = [[], []];
  for (const message of messages) {
    const parsed = parse('draft.update', message);
    if (!parsed.ok) {
      invalid.push({ n: numberOf(message), ...parsed });
      continue;
    }
    const { draftId, ...typed } = parsed.message;
    const last = some.at(-1);
    if (last?.draftId === draftId) last.typed.push(typed);
    else some.push({ draftId, typed: [typed] });
  }
  return { some, invalid };
}

async function untold(
  rooms: Rooms,
  session: Session,
  { draftId, typed }: Some,
): Promise<readonly Answered[]> {
  const answers = await rooms.update(session, draftId, typed);
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
