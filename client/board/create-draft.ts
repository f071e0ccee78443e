// Makes a draft over HTTP: a whole book may be pasted, which is too much for the socket.
import type { CommandInput } from '../../shared/commands.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import { refuse } from '../../shared/review/refusal.ts';

/** `id` names the command: asked again after a broken line, it cannot make a second draft. */
export async function createDraft(id: string, payload: CommandInput<'draft.create'>): Promise<Ack<Asked>> {
  try {
    const answer = await fetch('/api/commands/draft.create', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, payload }),
    });
    return (await answer.json()) as Ack<Asked>;
  } catch {
    return {
      ok: false,
      refusal: refuse('not-saved', 'The server cannot be reached. Your text is still here; try again.'),
    };
  }
}
