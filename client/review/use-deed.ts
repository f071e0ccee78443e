// One act at a time: asks, remembers that it is under way, and keeps the refusal to show.
import { useCallback, useRef, useState } from 'react';
import type { CommandInput, CommandName } from '../../shared/commands.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { useReview } from './review-context.tsx';

export type Deed = {
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  /** True when the server said yes, or will be asked when the line is back. False, too, while another act is under way. */
  act<N extends CommandName>(name: N, payload: CommandInput<N>, place?: string): Promise<boolean>;
  forget(): void;
};

export function useDeed(): Deed {
  const { ask } = useReview();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const underWay = useRef(false);
  const act = useCallback<Deed['act']>(
    async (name, payload, place) => {
      // A key held down asks again before the page has drawn that it is busy.
      if (underWay.current) return false;
      underWay.current = true;
      setBusy(true);
      setRefusal(null);
      try {
        const answer = await ask(name, payload, place);
        if (!answer.ok) setRefusal(answer.refusal);
        return answer.ok !== false;
      } finally {
        underWay.current = false;
        setBusy(false);
      }
    },
    [ask],
  );
  return { busy, refusal, act, forget: useCallback(() => setRefusal(null), []) };
}
