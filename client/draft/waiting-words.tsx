// What was said without a line: it waits here, is said when the line is back, and can be taken back until then.
import { Alert, Button, Group } from '@mantine/core';
import { IconClockHour4 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Saying, useWaiting } from '../hooks/use-waiting.ts';
import { useReview } from '../review/review-context.tsx';
import { CopyWords } from './copy-words.tsx';
import classes from './draft.module.css';

const NAMES: Readonly<Record<Saying['name'], string>> = {
  'comment.make': 'Your comment',
  'flag.raise': 'Your flag',
  'thread.reply': 'Your reply',
  'reply.edit': 'Your change to a reply',
};

export function WaitingWords(): ReactNode {
  const { draftId } = useReview();
  const { sayings, forget } = useWaiting(draftId);
  return sayings.map((saying) => (
    <Waiting key={saying.id} saying={saying} onForget={() => forget(saying.id)} />
  ));
}

function Waiting({ saying, onForget }: { saying: Saying; onForget: () => void }): ReactNode {
  const { name, payload, refusal } = saying;
  const quote = 'anchor' in payload ? payload.anchor?.quote : undefined;
  return (
    <Alert
      color={refusal ? 'yellow' : 'gray'}
      variant="light"
      icon={refusal ? undefined : <IconClockHour4 size={18} aria-hidden="true" />}
      title={refusal ? `${NAMES[name]} was not taken` : `${NAMES[name]} waits for the line`}
      className={classes.kept}
    >
      <p>{refusal ? refusal.message : 'It is kept on this device and goes out by itself.'}</p>
      {quote && <blockquote className={classes.waitingQuote}>{quote}</blockquote>}
      <pre className={classes.keptText}>{payload.text}</pre>
      <Group gap="xs" mt="xs">
        {refusal && <CopyWords words={payload.text} />}
        <Button size="compact-sm" variant="default" onClick={onForget}>
          {refusal ? 'Done with it' : 'Take it back'}
        </Button>
      </Group>
    </Alert>
  );
}
