// The gate of an open draft: every blocker with a way to it, then the button that publishes what was read.
import { Button, Modal, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Block } from '../../shared/article/blocks.ts';
import type { Draft } from '../../shared/review/draft.ts';
import type { Blocker } from '../../shared/review/gate.ts';
import { can, type Verdict } from '../../shared/review/policy.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Thread } from '../../shared/review/thread.ts';
import type { Standing } from '../hooks/use-draft-state.ts';
import { useMe } from '../hooks/use-me.ts';
import type { Say } from '../hooks/use-say.ts';
import { useWatched, type Watched } from '../hooks/use-watched.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { BlockerList } from './blocker-list.tsx';
import classes from './gate.module.css';
import { MovedText } from './moved-text.tsx';
import { whyShut } from './why-shut.ts';

type Props = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly blockers: readonly Blocker[];
  readonly draft: Draft;
  readonly standing: Watched<Standing>;
  readonly may: Verdict;
  readonly ask: Say;
  readonly onJump: (blocker: Blocker) => void;
};

const CLEAR = 'Nothing stands before it. You publish the text as it stands in this window.';

export function GatePanel(props: Props): ReactNode {
  const edition = props.draft.editions.length + 1;
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      size="lg"
      title={edition === 1 ? 'Before it is published' : `Before edition ${edition}`}
    >
      <Gate {...props} edition={edition} />
    </Modal>
  );
}

/** Lives as long as the panel is open: what was read is what stood here when it opened, or when it was read again. */
function Gate({
  edition,
  blockers,
  draft,
  standing,
  may,
  ask,
  onJump,
  onClose,
}: Props & { edition: number }): ReactNode {
  const me = useMe();
  const now = useWatched(standing, (value) => value);
  const { threads } = now.review;
  const [read, setRead] = useState(now);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const moved = now.textVersion !== read.textVersion;
  const why = whyShut({ may, blockers, saved: now.saved, moved, note: { asked: edition > 1, text: note } });

  const publish = async (): Promise<void> => {
    setBusy(true);
    const { textVersion } = read;
    const answer = await ask('draft.publish', { draftId: draft.id, textVersion, note: note.trim() || null });
    setBusy(false);
    if (answer.ok) onClose();
    else setRefusal(answer.refusal);
  };
  const to = draft.stage === 'writing' ? 'review' : 'ready';
  const take = async (): Promise<void> => {
    const answer = await ask('draft.move', { draftId: draft.id, to });
    setRefusal(answer.ok ? null : answer.refusal);
  };
  return (
    <div className={classes.gate}>
      <BlockerList
        blockers={blockers}
        threads={threads}
        onJump={onJump}
        step={can(me, `draft.move.${to}`, draft).ok ? { to, take: () => void take() } : undefined}
      />
      {moved && blockers.length === 0 && (
        <MovedText
          before={read.blocks}
          now={now.blocks}
          onRead={() => {
            setRead(now);
            setRefusal(null);
          }}
        />
      )}
      {edition > 1 && (
        <Textarea
          label="Correction note"
          description="Stands with the new edition: what was wrong, and what is right."
          required
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <Undescribed blocks={now.blocks} />
      {refusal && <Refused refusal={refusal} threads={threads} onJump={onJump} />}
      <div className={classes.foot}>
        <p className={classes.why} id="gate-why" role="status">
          {why ?? (refusal ? 'The server did not publish it.' : CLEAR)}
        </p>
        <Button
          onClick={() => void publish()}
          disabled={why !== null}
          loading={busy}
          aria-describedby="gate-why"
        >
          Publish edition {edition}
        </Button>
      </div>
    </div>
  );
}

/** Asked for, and no blocker: an empty description may be meant. */
function Undescribed({ blocks }: { blocks: readonly Block[] }): ReactNode {
  const count = blocks.filter(({ kind, src, alt }) => kind === 'figure' && src && !alt).length;
  if (count === 0) return null;
  return (
    <p className={classes.why}>
      {count === 1 ? 'One picture has' : `${count} pictures have`} no alternative text yet. Whoever cannot see
      would not know what is shown.
    </p>
  );
}

/** The server's own no, with its own list where the gate is shut. */
function Refused({
  refusal,
  threads,
  onJump,
}: { refusal: Refusal; threads: readonly Thread[] } & Pick<Props, 'onJump'>): ReactNode {
  return (
    <ErrorNote>
      <p>{refusal.message}</p>
      {refusal.blockers && <BlockerList blockers={refusal.blockers} threads={threads} onJump={onJump} />}
    </ErrorNote>
  );
}
