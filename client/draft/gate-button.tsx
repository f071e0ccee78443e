// The way to publication: says why it is shut, opens the gate panel.
import { Button, VisuallyHidden } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { type Blocker, blockers as blockersOf, verdict, verdictInShort } from '../../shared/review/gate.ts';
import { can } from '../../shared/review/policy.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import { GatePanel } from '../gate/gate-panel.tsx';
import type { Standing } from '../hooks/use-draft-state.ts';
import { derived, saysTheSame } from '../hooks/use-watched.ts';
import { useActs } from '../palette/acts.tsx';
import { useReview, useStanding } from '../review/review-context.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './draft.module.css';

type Props = {
  readonly editor: EditorHandle | null;
  readonly onJump: (thread: ThreadId) => void;
  /** Where an embargo is changed. */
  readonly onDetails: () => void;
};

export function GateButton({ editor, onJump, onDetails }: Props): ReactNode {
  const { draft, me, standing, ask } = useReview();
  const blockers = useBlockers();
  const [opened, setOpened] = useState(false);
  const done = draft.stage === 'published' || draft.stage === 'spiked';
  useActs(done ? [] : [{ name: 'Open the gate', also: 'publish blockers', run: () => setOpened(true) }]);
  if (done) return null;
  const shut = blockers.length > 0;
  const may = can(me, 'draft.publish', draft);
  return (
    <>
      <Button
        size="compact-md"
        variant={shut || !may.ok ? 'default' : 'filled'}
        leftSection={shut ? <IconLock size={15} aria-hidden="true" /> : null}
        className={blockers.some(isFlag) ? classes.shut : undefined}
        onClick={() => setOpened(true)}
        data-gate
        aria-label={shut ? undefined : 'Publish'}
      >
        {shut && <VisuallyHidden>Gate: </VisuallyHidden>}
        <span className={classes.verdict}>{shut ? verdict(blockers) : 'Publish…'}</span>
        <span className={classes.verdictInShort}>{shut ? verdictInShort(blockers) : 'Publish…'}</span>
      </Button>
      <GatePanel
        opened={opened}
        onClose={() => setOpened(false)}
        blockers={blockers}
        draft={draft}
        standing={standing}
        may={may}
        ask={ask}
        onJump={(blocker) => {
          setOpened(false);
          if (blocker.code === 'flag-open') onJump(blocker.thread);
          else if (blocker.code === 'embargoed') onDetails();
          else editor?.goToHeadline();
        }}
      />
    </>
  );
}

/** What stands in the way now: the same list while a letter changes nothing in it. */
function useBlockers(): readonly Blocker[] {
  const now = useNow();
  const of = useMemo(
    () =>
      derived(
        ({ review, blocks }: Standing) => [review, blocks] as const,
        (review, blocks) => blockersOf(review, blocks, now),
        saysTheSame,
      ),
    [now],
  );
  return useStanding(of);
}

function isFlag({ code }: Blocker): boolean {
  return code === 'flag-open';
}
