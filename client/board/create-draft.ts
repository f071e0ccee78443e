// Makes a draft over HTTP: a whole book may be pasted, which is too much for the socket.
import { askedSchema } from '../../shared/api/command.ts';
import { refusalIn } from '../../shared/api/problem.ts';
import type { CommandInput } from '../../shared/commands.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import { refuse } from '../../shared/review/refusal.ts';

const UNREACHED = refuse('not-saved', 'The server cannot be reached. Your text is still here; try again.');

/** `id` names the command: asked again after a broken line, it cannot make a second draft. */
export async function createDraft(id: string, payload: CommandInput<'draft.create'>): Promise<Ack<Asked>> {
  try {
    const answer = await fetch('/api/commands/draft.create', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, payload }),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return askedSchema.parse(body);
    return { ok: false, refusal: refusalIn(body) ?? UNREACHED };
  } catch {
    return { ok: false, refusal: UNREACHED };
  }
}
