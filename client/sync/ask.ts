// Asking the server to decide something: typed words first, and never twice by accident.
import type { CommandInput, CommandName } from '../../shared/commands.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Wire } from './connection.ts';
import type { OpenDraft } from './open-draft.ts';

/** How often a command is repeated, under the same id, when the line broke before its answer. */
const TRIES = 3;

/** How long a command waits for text that is on its way, in milliseconds. */
const FLUSH_WITHIN = 10_000;

const NO_ROOM = refuse(
  'not-saved',
  'The server’s disk takes nothing just now, so nothing was changed. Try again when it does.',
);

/**
 * Sends one command and gives the server's answer. Text that is still on its way goes first, so that a command never
 * names words that the server has not seen; a broken line repeats the command under the same id, which cannot do it twice.
 */
export async function ask<N extends CommandName>(
  wire: Wire,
  draft: OpenDraft | null,
  name: N,
  payload: CommandInput<N>,
  id: string = crypto.randomUUID(),
): Promise<Ack<Asked>> {
  if (wire.line.get() === 'online' && wire.disk.get() !== 'fine') return { ok: false, refusal: NO_ROOM };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (draft && !(await within(FLUSH_WITHIN, draft.flushed()))) break;
    try {
      const answer = await wire.request('ask', { id, name, payload });
      if (answer.ok || answer.refusal.code !== 'text-unknown' || !draft?.hasUnsentWords) return answer;
    } catch {
      if (!(await online(wire))) break;
    }
  }
  return {
    ok: false,
    refusal: refuse(
      'not-saved',
      'The server cannot be reached. Nothing was changed; try again when the line is back.',
    ),
  };
}

/** Whether it was done within `ms`. */
async function within(ms: number, done: Promise<void>): Promise<boolean> {
  return Promise.race([
    done.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(resolve, ms, false)),
  ]);
}

/** Resolves true when the line is back within five seconds. */
function online(wire: Wire): Promise<boolean> {
  if (wire.line.get() === 'online') return Promise.resolve(true);
  return new Promise((resolve) => {
    const answer = (is: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(is);
    };
    const timer = setTimeout(() => answer(false), 5_000);
    const stop = wire.line.subscribe(() => wire.line.get() === 'online' && answer(true));
  });
}
