// What a published, spiked or reopened draft says of itself above the article.
import { Alert, Button, Group, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { can } from '../../shared/review/policy.ts';
import { usePeople } from '../hooks/use-people.ts';
import { RefusalNote } from '../review/refusal-note.tsx';
import { useReview } from '../review/review-context.tsx';
import { useDeed } from '../review/use-deed.ts';
import { When } from '../review/when.tsx';
import classes from './draft.module.css';
import { EditionMenu } from './edition-menu.tsx';

export function PublishedBanner(): ReactNode {
  const { draft } = useReview();
  if (draft.stage === 'published') return <Published />;
  if (draft.stage === 'spiked') return <Spiked />;
  return draft.correction && <Reopened />;
}

function Spiked(): ReactNode {
  const { draft } = useReview();
  const { nameOf } = usePeople();
  return (
    <Alert className={classes.banner} variant="light" color="gray" title="Spiked">
      {draft.spiked && (
        <p>
          {nameOf(draft.spiked.by)}, <When at={draft.spiked.at} />: {draft.spiked.reason}
        </p>
      )}
      <p>This draft is not used. It is kept, and an editor can bring it back.</p>
    </Alert>
  );
}

function Published(): ReactNode {
  const { draft, me } = useReview();
  const { nameOf } = usePeople();
  const [asking, setAsking] = useState(false);
  const edition = draft.editions.at(-1);
  const may = can(me, 'draft.reopen', draft);
  if (!edition) return null;
  return (
    <Alert
      className={classes.banner}
      variant="light"
      color="gray"
      title={`Published as edition ${edition.number}`}
    >
      <p>
        By {nameOf(edition.by)}, <When at={edition.at} />. The text is closed.
      </p>
      {edition.note && <p>Correction: {edition.note}</p>}
      <Group gap="xs" mt="xs">
        <ToEdition number={edition.number}>Read the edition</ToEdition>
        {draft.editions.slice(0, -1).map(({ number }) => (
          <ToEdition key={number} number={number}>
            Edition {number}
          </ToEdition>
        ))}
        <EditionMenu number={edition.number} />
        {may.ok && !asking && (
          <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
            Reopen for correction…
          </Button>
        )}
      </Group>
      {asking && <ReopenForm onDone={() => setAsking(false)} />}
    </Alert>
  );
}

function ReopenForm({ onDone }: { onDone: () => void }): ReactNode {
  const { draftId } = useReview();
  const deed = useDeed();
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        if (await deed.act('draft.reopen', { draftId, reason })) onDone();
      }}
    >
      <TextInput
        mt="sm"
        size="sm"
        required
        label="What has to be corrected?"
        value={reason}
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <RefusalNote refusal={deed.refusal} />
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" type="submit" loading={deed.busy} disabled={!reason.trim()}>
          Reopen
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

function Reopened(): ReactNode {
  const { draft } = useReview();
  const { nameOf } = usePeople();
  if (!draft.correction) return null;
  return (
    <Alert className={classes.banner} variant="light" color="yellow" title="Reopened for correction">
      <p>
        {nameOf(draft.correction.by)}, <When at={draft.correction.at} />: {draft.correction.reason}
      </p>
      <Group gap="xs" mt="xs">
        {draft.editions.map(({ number }) => (
          <ToEdition key={number} number={number}>
            Edition {number}
          </ToEdition>
        ))}
      </Group>
    </Alert>
  );
}

/** An edition is a page of the server's own. */
function ToEdition({ number, children }: { number: number; children: ReactNode }): ReactNode {
  const { draftId } = useReview();
  return (
    <Button component="a" href={`/editions/${draftId}/${number}`} size="compact-sm" variant="default">
      {children}
    </Button>
  );
}
