// One webhook: where it goes, how it fares, what it was last sent.
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { deliverySchema, type Hook, hookSchema } from '../../shared/api/hooks.ts';
import { doneSchema } from '../../shared/api/tokens.ts';
import { EndButton } from '../ui/end-button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Deliveries } from './deliveries.tsx';
import classes from './doors.module.css';
import { kindsOf } from './event-names.ts';
import { Moment } from './moment.tsx';
import { useAct } from './use-act.ts';

export function WebhookRow({ hook }: { readonly hook: Hook }): ReactNode {
  const { busy, problem, ask } = useAct('hooks');
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const path = `/hooks/${hook.id}`;
  const test = async (): Promise<void> => {
    await ask(`${path}/test`, deliverySchema, {});
    await queries.invalidateQueries({ queryKey: ['deliveries', hook.id] });
    setOpened(true);
  };
  return (
    <li className={classes.tall}>
      <p className={classes.address}>{hook.url}</p>
      <p className={classes.quiet}>
        {kindsOf(hook.types)}
        {hook.words && ' with its words'} · {hook.waiting === 0 ? 'nothing waits' : `${hook.waiting} waiting`}
      </p>
      <Standing hook={hook} />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <div className={classes.acts}>
        <Button size="compact-sm" variant="default" loading={busy} onClick={() => void test()}>
          Send a test
        </Button>
        {hook.failingSince && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void ask(`${path}/again`, hookSchema, {})}
          >
            Try again now
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened ? 'Hide the log' : 'Log'}
        </Button>
        <EndButton
          act="Remove"
          what={hook.url}
          warning="It is told nothing more, and what waits is not sent."
          busy={busy}
          onEnd={() => void ask(`${path}/remove`, doneSchema, {})}
        />
      </div>
      {opened && <Deliveries hook={hook.id} />}
    </li>
  );
}

function Standing({ hook }: { readonly hook: Hook }): ReactNode {
  if (hook.disabled) return <p className={classes.stopped}>Given up. {hook.disabled}</p>;
  if (!hook.failingSince) return null;
  return (
    <p className={classes.failing}>
      Failing since <Moment at={hook.failingSince} isPast />; it is tried again
      {hook.retryAt && (
        <>
          {' '}
          <Moment at={hook.retryAt} />
        </>
      )}
      .
    </p>
  );
}
