// What the parts of a thread are called on the screen.
import type { FlagType, Outcome, Severity, Thread } from '../../shared/review/thread.ts';

export const TYPE_NAMES: Readonly<Record<FlagType, string>> = {
  fact: 'Fact',
  quote: 'Quote',
  attribution: 'Attribution',
  legal: 'Legal',
  fairness: 'Fairness',
  style: 'Style',
  spelling: 'Spelling',
  other: 'Other',
};

/** What a type asks, as a hint beside its name. */
export const TYPE_HINTS: Readonly<Record<FlagType, string>> = {
  fact: 'Is it so? Needs a source',
  quote: 'Were these the words?',
  attribution: 'Who says so?',
  legal: 'Could it bring us to court?',
  fairness: 'Is the other side heard?',
  style: 'House style',
  spelling: 'A slip of the pen',
  other: 'Anything else',
};

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  blocking: 'Blocking',
  advisory: 'Advisory',
};

export const OUTCOME_NAMES: Readonly<Record<Outcome | 'withdrawn', string>> = {
  fixed: 'Fixed',
  verified: 'Verified',
  stet: 'Stet',
  waived: 'Waived',
  withdrawn: 'Withdrawn',
};

export const OUTCOME_HINTS: Readonly<Record<Outcome, string>> = {
  fixed: 'The words were put right',
  verified: 'Checked: correct as it stands. Name the source',
  stet: 'Let it stand',
  waived: 'Accept the risk. Give the reason',
};

/** How severe a new flag of a type is unless somebody says otherwise. */
export function usualSeverity(type: FlagType): Severity {
  return type === 'style' || type === 'spelling' || type === 'other' ? 'advisory' : 'blocking';
}

/** A thread in a few words, for labels that are read aloud. */
export function nameOfThread(thread: Thread): string {
  if (thread.form === 'comment') return 'Comment';
  return `${TYPE_NAMES[thread.type]} flag, ${thread.severity}`;
}
