// The newsroom's webhooks, for chiefs: where other machines are told what was decided here.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { hooksSchema } from '../../shared/api/hooks.ts';
import { mayKeepHooks } from '../../shared/doors-policy.ts';
import { useMe } from '../hooks/use-me.ts';
import { Empty } from '../ui/empty.tsx';
import { NotYours } from '../ui/not-yours.tsx';
import { Page } from '../ui/page.tsx';
import { Unread } from '../ui/unread.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { readApi } from './api.ts';
import classes from './doors.module.css';
import { SecretOnce } from './secret-once.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookRow } from './webhook-row.tsx';

export function WebhooksPage(): ReactNode {
  const may = mayKeepHooks(useMe());
  return (
    <Page title="Webhooks" narrow>
      <h1 className={classes.headline}>Webhooks</h1>
      {may.ok ? <Webhooks /> : <NotYours because={may.because} />}
    </Page>
  );
}

function Webhooks(): ReactNode {
  // While somebody looks, what failed and what came through is news.
  const hooks = useQuery({
    queryKey: ['hooks'],
    queryFn: () => readApi('/hooks', hooksSchema),
    refetchInterval: 5_000,
  });
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const made = (secret: string): void => {
    setSecret(secret);
    setMaking(false);
  };
  return (
    <section className={classes.section} aria-label="Webhooks">
      <div className={classes.head}>
        <p className={classes.quiet}>
          A webhook tells another machine what was decided here, signed and in order. What is sent is in{' '}
          <a href="/api/docs">the API’s description</a>.
        </p>
        {!making && (
          <Button size="compact-sm" variant="default" onClick={() => setMaking(true)}>
            New webhook
          </Button>
        )}
      </div>
      {secret && <SecretOnce title="The webhook’s secret" secret={secret} onDone={() => setSecret(null)} />}
      {making && <WebhookForm onMade={made} onClose={() => setMaking(false)} />}
      {hooks.isPending && <Waiting small>Reading the webhooks…</Waiting>}
      {hooks.isError && !hooks.data && (
        <Unread again={() => void hooks.refetch()}>{hooks.error.message}</Unread>
      )}
      {hooks.data?.hooks.length === 0 && !making && !secret && (
        <Empty>Nobody is told anything yet. Make a webhook for each machine that should be.</Empty>
      )}
      {hooks.data && hooks.data.hooks.length > 0 && (
        <ul className={classes.list} aria-label="Webhooks">
          {hooks.data.hooks.map((hook) => (
            <WebhookRow key={hook.id} hook={hook} />
          ))}
        </ul>
      )}
    </section>
  );
}
