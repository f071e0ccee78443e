// A draft under review: the article, its margin, and everything that leads it to publication.
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { useDraftState } from '../hooks/use-draft-state.ts';
import { type OpenDraft, useOpenDraft } from '../hooks/use-open-draft.ts';
import { DraftScreen } from './draft-screen.tsx';
import { NoDraft, OpeningDraft } from './draft-states.tsx';

export function DraftPage(): ReactNode {
  const id = draftIdSchema.safeParse(useParams()['draftId']);
  if (!id.success) return <NoDraft refusal={refuse('not-found', 'There is no such draft.')} />;
  return <Opened key={id.data} id={id.data} />;
}

function Opened({ id }: { id: Parameters<typeof useOpenDraft>[0] }): ReactNode {
  const draft = useOpenDraft(id);
  return draft ? <Joined draft={draft} /> : <OpeningDraft />;
}

function Joined({ draft }: { draft: OpenDraft }): ReactNode {
  const phase = useDraftState(draft, (state) => state.phase);
  const about = useDraftState(draft, (state) => (state.phase === 'open' ? state.review.draft : null));
  if (phase === 'joining') return <OpeningDraft />;
  if (phase === 'refused') return <Refused draft={draft} />;
  if (!about) return <NoDraft refusal={refuse('not-found', 'There is no such draft.')} />;
  return <DraftScreen open={draft} draft={about} />;
}

function Refused({ draft }: { draft: OpenDraft }): ReactNode {
  const state = useDraftState(draft, (now) => now);
  if (state.phase !== 'refused') return null;
  return <NoDraft refusal={state.refusal} kept={state.kept} onForget={() => draft.forgetKept()} />;
}
