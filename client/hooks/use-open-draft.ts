// A draft, opened while this part of the page stands and left when it goes.
import { useEffect, useState } from 'react';
import type { DraftId } from '../../shared/review/draft.ts';
import { begunDraft, takeBegun } from '../sync/begun-draft.ts';
import { OpenDraft } from '../sync/open-draft.ts';
import { useNewsroom } from './newsroom.tsx';

export type { OpenDraft };

/** Null for the moment before it is opened. */
export function useOpenDraft(id: DraftId): OpenDraft | null {
  const { line, keep } = useNewsroom();
  const [draft, setDraft] = useState<OpenDraft | null>(() => begunDraft(id, line));
  useEffect(() => {
    const opened = takeBegun(id, line) ?? new OpenDraft(id, line, { keep });
    setDraft(opened);
    return () => opened.close();
  }, [id, line, keep]);
  return draft;
}
