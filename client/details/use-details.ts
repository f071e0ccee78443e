// The form of a draft's details: what I changed stands over what the draft says now, and is asked for one command at a time.
import { useState } from 'react';
import { type Ask, useAsk } from '../hooks/use-ask.ts';
import { type Deed, deedsOf, type Facts, type Form, formOf, problemOf } from './facts.ts';

type Details = {
  readonly form: Form;
  readonly problem: string | null;
  readonly busy: boolean;
  change(change: Partial<Form>): void;
  save(): Promise<void>;
};

export function useDetails(facts: Facts, onDone: () => void): Details {
  const ask = useAsk();
  const [changed, setChanged] = useState<Partial<Form>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = { ...formOf(facts), ...changed };
  const change = (part: Partial<Form>): void => {
    setChanged((before) => ({ ...before, ...part }));
    setProblem(null);
  };
  const save = async (): Promise<void> => {
    const wrong = problemOf(facts, form, Date.now());
    if (wrong !== null) return setProblem(wrong);
    setBusy(true);
    const refused = await askAll(ask, deedsOf(facts, form));
    setBusy(false);
    if (refused === null) onDone();
    else setProblem(refused);
  };
  return { form, problem, busy, change, save };
}

/** The first refusal ends it: what was done before it stands, and the form shows the rest. */
async function askAll(ask: Ask, deeds: readonly Deed[]): Promise<string | null> {
  for (const { name, payload } of deeds) {
    const answer = await ask(name, payload);
    if (!answer.ok && answer.refusal.code !== 'already') return answer.refusal.message;
  }
  return null;
}
