// One act at a time over HTTP: asks, reads the list again, keeps what was said against it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { Refusal } from '../../shared/review/refusal.ts';
import { callApi } from './api.ts';

export type Act = {
  readonly busy: boolean;
  readonly problem: string | null;
  /** The problem with its code, for whoever says it beside a field. */
  readonly refusal: Refusal | null;
  /** The answer; null when it was refused. */
  ask<T>(path: string, answer: z.ZodType<T>, body: unknown): Promise<T | null>;
};

type List = 'tokens' | 'hooks' | 'account' | 'accounts' | 'sessions' | 'house-style';

export function useAct(list: List): Act {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return {
    busy,
    problem: refusal?.message ?? null,
    refusal,
    ask: async (path, answer, body) => {
      setBusy(true);
      const answered = await callApi(path, answer, body);
      await queries.invalidateQueries({ queryKey: [list] });
      setRefusal(answered.ok ? null : answered.refusal);
      setBusy(false);
      return answered.ok ? answered.value : null;
    },
  };
}
