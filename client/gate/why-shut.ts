// Why the publish button is shut, in one sentence; null when it works.
import { type Blocker, verdict } from '../../shared/review/gate.ts';
import type { Verdict } from '../../shared/review/policy.ts';

type Publishing = {
  /** What policy says of the person. */
  readonly may: Verdict;
  readonly blockers: readonly Blocker[];
  readonly saved: 'saved' | 'saving' | 'unsaved' | 'unkept';
  /** Whether the text moved since it was read. */
  readonly moved: boolean;
  /** The correction note, where one is asked for. */
  readonly note: { readonly asked: boolean; readonly text: string };
};

export function whyShut({ may, blockers, saved, moved, note }: Publishing): string | null {
  if (!may.ok) return may.because;
  if (blockers.length > 0) return `Not yet: ${verdict(blockers)}.`;
  if (saved === 'saving') return 'The last words are being saved.';
  if (saved !== 'saved') return 'Some words are not saved yet: they are kept on this device only.';
  if (moved) return 'The text moved while this was open: read what moved first.';
  if (note.asked && note.text.trim() === '') return 'Say in the correction note what was corrected.';
  return null;
}
