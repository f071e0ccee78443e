// The head of a draft: where it stands, whether it is saved, who is here, and the way to publication.
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { readingMinutes, wordCount } from '../../shared/article/plain.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import type { Standing } from '../hooks/use-draft-state.ts';
import { derived } from '../hooks/use-watched.ts';
import type { Writing } from '../review/raise-form.tsx';
import { useReview, useStanding } from '../review/review-context.tsx';
import { wayBack } from '../ui/way-back.ts';
import classes from './draft.module.css';
import { DraftDetails } from './draft-details.tsx';
import { DraftKeys } from './draft-keys.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FindBar } from './find-bar.tsx';
import { FlagKeys } from './flag-keys.tsx';
import { GateButton } from './gate-button.tsx';
import { MarginTools } from './margin-tools.tsx';
import { Present } from './present.tsx';
import { ReadOnly } from './read-only.tsx';
import { ReadingTools } from './reading-tools.tsx';
import { SaveStatus } from './save-status.tsx';
import { StageMenu } from './stage-menu.tsx';
import { TimelineButton } from './timeline-button.tsx';
import { Toolbar } from './toolbar.tsx';
import { useFindKey } from './use-find-key.ts';
import { useFlagKeys } from './use-flag-keys.ts';
import type { FocusMode } from './use-focus-mode.ts';

type Props = {
  readonly editor: EditorHandle | null;
  readonly isArticleDrawn: boolean;
  readonly mayEdit: boolean;
  readonly onJump: (thread: ThreadId) => void;
  readonly writing: Writing | null;
  readonly onWriting: (writing: Writing) => void;
  readonly focusMode: FocusMode;
};

export function DraftHeader(props: Props): ReactNode {
  const { editor, isArticleDrawn, mayEdit, onJump, writing, onWriting, focusMode } = props;
  const { draft } = useReview();
  const [finds, setFinds] = useFindKey(editor);
  const onFlag = useFlagKeys(onJump);
  const [details, setDetails] = useState(false);
  return (
    // The page's one header is the masthead.
    <section className={classes.header} aria-label="This draft">
      <div className={classes.bar}>
        <ActionIcon
          component={Link}
          to={wayBack()}
          variant="subtle"
          color="gray"
          aria-label="Back to the board"
        >
          <IconArrowLeft size={18} />
        </ActionIcon>
        <span className={classes.slug}>{draft.slug}</span>
        {isArticleDrawn && (
          <>
            <DraftDetails opened={details} onOpen={setDetails} />
            <div className={classes.stage}>
              <StageMenu />
            </div>
            <SaveStatus />
            <Counts />
          </>
        )}
        <span className={classes.spacer} />
        {focusMode.isOn && (
          <Button size="compact-sm" variant="default" onClick={focusMode.toggle}>
            Back to the review
          </Button>
        )}
        {isArticleDrawn && <Way {...props} onFlag={onFlag} onDetails={() => setDetails(true)} />}
      </div>
      <div className={classes.strip}>
        {mayEdit ? editor && <Toolbar editor={editor} /> : <ReadOnly />}
        {editor && (
          <ReadingTools editor={editor} onFind={() => setFinds(true)} onFocusMode={focusMode.toggle} />
        )}
        {isArticleDrawn && <MarginTools writing={writing} onWriting={onWriting} />}
      </div>
      {finds && editor && (
        <FindBar
          editor={editor}
          mayEdit={mayEdit}
          onClose={() => {
            setFinds(false);
            editor.focus();
          }}
        />
      )}
    </section>
  );
}

type WayProps = Pick<Props, 'editor' | 'onJump'> & {
  readonly onFlag: (step: 1 | -1) => void;
  readonly onDetails: () => void;
};

/** What leads the draft on its way, and to publication. */
function Way({ editor, onJump, onFlag, onDetails }: WayProps): ReactNode {
  return (
    <div className={classes.way}>
      <TimelineButton onJump={onJump} />
      <DraftKeys />
      <ExportMenu />
      <FlagKeys onStep={onFlag} />
      <Present onGo={(session) => editor?.goToSession(session)} />
      <GateButton editor={editor} onJump={onJump} onDetails={onDetails} />
    </div>
  );
}

function Counts(): ReactNode {
  const words = useStanding(useMemo(wordsOf, []));
  return (
    <span className={classes.counts}>
      {words.toLocaleString('en')} {words === 1 ? 'word' : 'words'} ·{' '}
      {readingMinutes(words).toLocaleString('en')} min
    </span>
  );
}

function wordsOf(): (standing: Standing) => number {
  return derived(({ blocks }: Standing) => [blocks] as const, wordCount);
}
