// Settles a flag with an outcome. Cutting the words settles nothing: that, too, is said here.
import type { CommandPayload } from '../../shared/commands.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Flag, Outcome } from '../../shared/review/thread.ts';
import { withOpenFlag } from './answers.ts';
import type { Asking, Verb } from './decision.ts';

export const flagSettle: Verb<CommandPayload<'flag.settle'>> = (asking, { thread, outcome, note }) =>
  withOpenFlag(asking, thread, outcome === 'waived' ? 'flag.waive' : 'flag.settle', (flag) => {
    const missing = note ? null : noteMissing(asking, flag, outcome);
    if (missing) return refuse('reason-missing', missing);
    return { facts: [{ type: 'flag.settled', thread, payload: { outcome, note: note || null } }] };
  });

/** What must be said with this outcome; null when nothing must. */
function noteMissing({ article }: Asking, flag: Flag, outcome: Outcome): string | null {
  if (outcome === 'verified') return 'Name the source that verifies it.';
  if (outcome === 'waived') return 'Give the reason for waiving it.';
  const cut = outcome === 'fixed' && flag.anchor && article.place(flag.anchor)?.state === 'orphaned';
  return cut ? 'The words were cut: say so, or what became of them.' : null;
}
