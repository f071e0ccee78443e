// Something that was said while the server could not hear it: a command with words in it, kept until it is answered.
import { type CommandName, type CommandPayload, commands } from '../../shared/commands.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Refusal } from '../../shared/review/refusal.ts';

/** The commands whose words would be lost with a refusal for want of a line. All others are simply asked again. */
const NAMES = ['comment.make', 'flag.raise', 'thread.reply', 'reply.edit'] as const;
type SayingName = (typeof NAMES)[number];

export type Saying = {
  /** The command's own id: said twice, it is done once. */
  readonly id: string;
  readonly name: SayingName;
  readonly payload: CommandPayload<SayingName>;
  readonly draftId: DraftId;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Why the server would not have it; null while it waits to be said. */
  readonly refusal: Refusal | null;
};

/** Null when the command is none that is kept, or does not parse: then the server says what is wrong with it. */
export function readSaying(id: string, name: CommandName, payload: unknown, at: number): Saying | null {
  const saying = NAMES.find((one) => one === name);
  const parsed = saying && commands[saying].safeParse(payload);
  if (!saying || !parsed?.success) return null;
  return { id, name: saying, payload: parsed.data, draftId: parsed.data.draftId, at, refusal: null };
}
