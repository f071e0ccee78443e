// A draft, opened while this part of the page stands and left when it goes.
import { useEffect, useState } from 'react';
import type { DraftId } from '../../shared/review/draft.ts';
import { OpenDraft } from '../sync/open-draft.ts';
import { type Newsroom, useNewsroom } from './newsroom.tsx';

export type { OpenDraft };

type Begun = { readonly line: Newsroom['line']; readonly draft: OpenDraft };

/** Opened before the page asked for it; what nobody takes in time is left again. */
let begun: Begun | null = null;
const TAKEN_WITHIN = 10_000;

/** Opens the draft before the page is drawn for the first time; resolves when what the device has of it is there. */
export async function beginDraft(id: DraftId, { line, keep }: Newsroom): Promise<void> {
  const draft = new OpenDraft(id, line, { keep });
  begun = { line, draft };
  setTimeout(() => taken(id, line)?.close(), TAKEN_WITHIN);
  await draft.restored;
}

function begunFor(id: DraftId, line: Newsroom['line']): OpenDraft | null {
  return begun?.draft.id === id && begun.line === line ? begun.draft : null;
}

/** What was begun is taken once. */
function taken(id: DraftId, line: Newsroom['line']): OpenDraft | null {
  const early = begunFor(id, line);
  if (early) begun = null;
  return early;
}

/** Null for the moment before it is opened. */
export function useOpenDraft(id: DraftId): OpenDraft | null {
  const { line, keep } = useNewsroom();
  const [draft, setDraft] = useState<OpenDraft | null>(() => begunFor(id, line));
  useEffect(() => {
    const opened = taken(id, line) ?? new OpenDraft(id, line, { keep });
    setDraft(opened);
    return () => opened.close();
  }, [id, line, keep]);
  return draft;
}
