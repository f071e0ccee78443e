// Where honest people and attackers meet: one house, three drafts, and a count of what the attackers sent and heard.
import type { Ack, Frame } from '../../shared/protocol.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Chance } from '../fixtures/chance.ts';
import type { Colleague } from '../fixtures/colleague.ts';

export type Front = {
  readonly address: string;
  readonly chance: Chance;
  /** Honest people work here all the while, and attackers read along. */
  readonly story: DraftId;
  /** The article that the attack pack was made for; nothing may ever change in it. */
  readonly pack: DraftId;
  readonly packText: string;
  /** Here broken updates may turn out to be honest by chance: nobody works in it, and all must read the same. */
  readonly playground: DraftId;
  readonly tally: Tally;
};

export type Tally = {
  frames: number;
  /** Answers by code; `yes` among them. */
  readonly heard: Record<string, number>;
  /** Yes to what had to be refused, in words. */
  readonly fooled: string[];
};

export type Shot = readonly [name: string, message: unknown];

/** Everything at once, without waiting; resolves when all is answered, or the line is cut. */
export function volley(
  front: Front,
  one: Colleague,
  shots: readonly Shot[],
): Promise<readonly Ack<object>[]> {
  const answers: Ack<object>[] = [];
  const { socket } = one;
  front.tally.frames += shots.length;
  return new Promise((resolve) => {
    const finish = (): void => {
      socket.off('disconnect', finish);
      socket.off('draft.answer', hear);
      socket.off('draft.frame', hearTaken);
      for (const answer of answers) note(front, answer);
      resolve(answers);
    };
    if (!socket.connected || shots.length === 0) return finish();
    const hear = (answer: Ack<object>): void => {
      answers.push(answer);
      if (answers.length === shots.length) finish();
    };
    socket.on('disconnect', finish);
    const hearTaken = ({ taken }: Frame): void => {
      for (const _ of (socket.id && taken[socket.id]) || []) hear({ ok: true });
    };
    socket.on('draft.answer', hear);
    socket.on('draft.frame', hearTaken);
    for (const [name, message] of shots)
      if (name === 'draft.update') socket.emit(name, message);
      else socket.emit(name, message, hear);
  });
}

/** The same, where every yes is one too many. */
export async function assault(front: Front, one: Colleague, shots: readonly Shot[]): Promise<void> {
  for (const [at, answer] of (await volley(front, one, shots)).entries())
    if (answer.ok) front.tally.fooled.push(`${shots[at]?.[0]}: ${JSON.stringify(answer).slice(0, 200)}`);
}

function note({ tally }: Front, answer: Ack<object>): void {
  const code = answer.ok ? 'yes' : answer.refusal.code;
  tally.heard[code] = (tally.heard[code] ?? 0) + 1;
}
