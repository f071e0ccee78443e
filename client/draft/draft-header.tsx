// The head of a draft: where it stands, whether it is saved, who is here, and the way to publication.
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { readingMinutes, wordCount } from '../../shared/article/plain.ts';
import type { Blocker } from '../../shared/review/gate.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import type { OpenDraft } from '../hooks/use-open-draft.ts';
import type { Writing } from '../review/raise-form.tsx';
import { useReview } from '../review/review-context.tsx';
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
import type { FocusMode } from './use-focus-mode.ts';

type Props = {
  readonly open: OpenDraft;
  readonly editor: EditorHandle | null;
  readonly blockers: readonly Blocker[];
  readonly mayEdit: boolean;
  readonly onJump: (thread: ThreadId) => void;
  readonly writing: Writing | null;
  readonly onWriting: (writing: Writing) => void;
  readonly focusMode: FocusMode;
};

export function DraftHeader(props: Props): ReactNode {
  const { open, editor, blockers, mayEdit, onJump, writing, onWriting } = props;
  const { focusMode } = props;
  const { draft, standing } = useReview();
  const [finds, setFinds] = useFindKey(editor);
  const [details, setDetails] = useState(false);
  const words = wordCount(standing.blocks);
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
        <DraftDetails opened={details} onOpen={setDetails} />
        <div className={classes.stage}>
          <StageMenu />
        </div>
        <SaveStatus saved={standing.saved} />
        <span className={classes.counts}>
          {words.toLocaleString('en')} {words === 1 ? 'word' : 'words'} ·{' '}
          {readingMinutes(words).toLocaleString('en')} min
        </span>
        <span className={classes.spacer} />
        {focusMode.isOn && (
          <Button size="compact-sm" variant="default" onClick={focusMode.toggle}>
            Back to the review
          </Button>
        )}
        <div className={classes.way}>
          <TimelineButton onJump={onJump} />
          <DraftKeys />
          <ExportMenu />
          <FlagKeys onJump={onJump} />
          <Present onGo={(session) => editor?.goToSession(session)} />
          <GateButton
            open={open}
            editor={editor}
            blockers={blockers}
            onJump={onJump}
            onDetails={() => setDetails(true)}
          />
        </div>
      </div>
      <div className={classes.strip}>
        {mayEdit ? editor && <Toolbar editor={editor} /> : <ReadOnly />}
        {editor && (
          <ReadingTools editor={editor} onFind={() => setFinds(true)} onFocusMode={focusMode.toggle} />
        )}
        <MarginTools writing={writing} onWriting={onWriting} />
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
