// Makes a draft over HTTP: a whole book may be brought in, which is too much for the socket.
import { askedSchema } from '../../shared/api/command.ts';
import { refusalIn } from '../../shared/api/problem.ts';
import type { CommandInput } from '../../shared/commands.ts';
import { DOCX_TYPE } from '../../shared/docx-type.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import { refuse } from '../../shared/review/refusal.ts';

const UNREACHED = refuse('not-saved', 'The server cannot be reached. Your text is still here; try again.');

type Payload = CommandInput<'draft.create'>;
export type Facts = {
  readonly slug?: string;
  readonly desk: Payload['desk'];
  readonly deadline: string | null;
};

/** What the draft begins with: words, or a Word file as it is. */
export type Content =
  | Exclude<Payload['content'], { format: 'docx' }>
  | { readonly format: 'docx'; readonly file: Blob };

/** `id` names the command: asked again after a broken line, it cannot make a second draft. */
export async function createDraft(id: string, facts: Facts, content: Content): Promise<Ack<Asked>> {
  try {
    const answer =
      content.format === 'docx'
        ? await sendFile(id, facts, content.file)
        : await sendWords(id, facts, content);
    const body: unknown = await answer.json();
    if (answer.ok) return askedSchema.parse(body);
    return { ok: false, refusal: refusalIn(body) ?? UNREACHED };
  } catch {
    return { ok: false, refusal: UNREACHED };
  }
}

function sendWords(id: string, facts: Facts, content: Content): Promise<Response> {
  return fetch('/api/commands/draft.create', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, payload: { ...facts, content } }),
  });
}

function sendFile(id: string, { slug, desk, deadline }: Facts, file: Blob): Promise<Response> {
  const facts = new URLSearchParams({
    id,
    ...(slug && { slug }),
    ...(desk && { desk }),
    ...(deadline && { deadline }),
  });
  return fetch(`/api/imports?${facts}`, {
    method: 'POST',
    headers: { 'content-type': DOCX_TYPE },
    body: file,
  });
}
