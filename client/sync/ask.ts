// Asking the server to decide something: typed words first, and never twice by accident.
import type { CommandInput, CommandName } from '../../shared/commands.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { type Clock, windowClock, within } from './clock.ts';
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
  { clock = windowClock, id = crypto.randomUUID() }: { readonly clock?: Clock; readonly id?: string } = {},
): Promise<Ack<Asked>> {
  if (wire.line.get() === 'online' && wire.disk.get() !== 'fine') return { ok: false, refusal: NO_ROOM };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (draft && !(await within(clock, FLUSH_WITHIN, draft.flushed()))) break;
    try {
      const answer = await wire.request('ask', { id, name, payload });
      if (answer.ok || answer.refusal.code !== 'text-unknown' || !draft?.hasUnsentWords) return answer;
    } catch {
      if (!(await online(wire, clock))) break;
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

/** Resolves true when the line is back within five seconds. */
function online(wire: Wire, clock: Clock): Promise<boolean> {
  if (wire.line.get() === 'online') return Promise.resolve(true);
  return new Promise((resolve) => {
    const answer = (is: boolean): void => {
      stopWaiting();
      stop();
      resolve(is);
    };
    const stopWaiting = clock.after(5_000, () => answer(false));
    const stop = wire.line.subscribe(() => wire.line.get() === 'online' && answer(true));
  });
}
