// A secret that is shown this once: to be copied now.
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import classes from './doors.module.css';

type Props = { readonly title: string; readonly secret: string; readonly onDone: () => void };

export function SecretOnce({ title, secret, onDone }: Props): ReactNode {
  const { copy, copied } = useClipboard({ timeout: 3_000 });
  const id = useId();
  return (
    <section className={classes.secret} aria-labelledby={id}>
      <h3 id={id} className={classes.secretTitle}>
        {title}
      </h3>
      <p className={classes.quiet}>Copy it now: it is shown this once.</p>
      <code className={classes.secretText}>{secret}</code>
      <div className={classes.acts}>
        <Button
          size="compact-sm"
          autoFocus
          leftSection={
            copied ? <IconCheck size={14} aria-hidden="true" /> : <IconCopy size={14} aria-hidden="true" />
          }
          onClick={() => copy(secret)}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          I have it
        </Button>
      </div>
      <p role="status" className={classes.hidden}>
        {copied ? 'Copied' : ''}
      </p>
    </section>
  );
}
