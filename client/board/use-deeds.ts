// What can be done with a card from the board, one set for all of them: dialogs, moves under way, and what was refused.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId, Stage } from '../../shared/review/draft.ts';
import { type Ask, useAsk } from '../hooks/use-ask.ts';
import type { Move } from './card-moves.ts';
import { type Moves, stillUnderWay } from './under-way.ts';

/** The one dialog that is open, and the card that it is about. */
export type Dialog =
  | { readonly kind: 'gate'; readonly id: DraftId }
  | { readonly kind: 'details'; readonly id: DraftId }
  | { readonly kind: 'reason'; readonly id: DraftId; readonly move: Move };

export type Deeds = {
  move(card: Card, move: Move): void;
  moveBecause(id: DraftId, move: Move, reason: string): void;
  openGate(id: DraftId): void;
  openDetails(id: DraftId): void;
  duplicate(card: Card): void;
  close(): void;
  /** Says something at the card; null takes it back. */
  note(id: DraftId, note: string | null): void;
};

export type Notes = ReadonlyMap<DraftId, string>;

type State = {
  readonly deeds: Deeds;
  readonly dialog: Dialog | null;
  readonly moves: Moves;
  readonly notes: Notes;
};

/** `say` tells those who listen. */
export function useDeeds(cards: readonly Card[], say: (words: string) => void): State {
  const ask = useAsk();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [moves, setMoves] = useState<Moves>(new Map());
  const [notes, setNotes] = useState<Notes>(new Map());
  useEffect(() => setMoves((before) => stillUnderWay(before, cards)), [cards]);
  const note = useCallback(
    (id: DraftId, words: string | null) => setNotes((before) => withEntry(before, id, words)),
    [],
  );
  const perform = useCallback(
    async (id: DraftId, move: Move, reason: string | null) => {
      note(id, null);
      setMoves((before) => withEntry(before, id, { to: stageOf(move), seq: null }));
      const answer = await askToMove(ask, id, move, reason);
      setMoves((before) => withEntry(before, id, answer.ok ? { to: stageOf(move), seq: answer.seq } : null));
      if (!answer.ok) note(id, answer.refusal.message);
    },
    [ask, note],
  );
  const deeds = useMemo<Deeds>(
    () => ({
      move: (card, move) => {
        if (move.to === 'published') setDialog({ kind: 'gate', id: card.id });
        else if (move.reason) setDialog({ kind: 'reason', id: card.id, move });
        else void perform(card.id, move, null);
      },
      moveBecause: (id, move, reason) => {
        setDialog(null);
        void perform(id, move, reason);
      },
      openGate: (id) => setDialog({ kind: 'gate', id }),
      openDetails: (id) => setDialog({ kind: 'details', id }),
      duplicate: async (card) => {
        const answer = await ask('draft.duplicate', { draftId: card.id });
        note(card.id, answer.ok ? null : answer.refusal.message);
        if (answer.ok) say(`A copy of ${card.slug} is in Writing.`);
      },
      close: () => setDialog(null),
      note,
    }),
    [ask, note, perform, say],
  );
  return { deeds, dialog, moves, notes };
}

function askToMove(ask: Ask, draftId: DraftId, { to }: Move, reason: string | null): ReturnType<Ask> {
  if (to === 'correction') return ask('draft.reopen', { draftId, reason: reason ?? '' });
  return ask('draft.move', { draftId, to: to === 'published' ? 'ready' : to, reason });
}

function stageOf({ to }: Move): Stage {
  return to === 'correction' ? 'ready' : to;
}

/** Null takes the entry out. */
function withEntry<K, V>(before: ReadonlyMap<K, V>, key: K, value: V | null): ReadonlyMap<K, V> {
  if (value === null && !before.has(key)) return before;
  const after = new Map(before);
  if (value === null) after.delete(key);
  else after.set(key, value);
  return after;
}
