// What a webhook was last sent, and what became of it.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Delivery, deliveriesSchema } from '../../shared/api/hooks.ts';
import { Empty } from '../ui/empty.tsx';
import { Unread } from '../ui/unread.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { readApi } from './api.ts';
import classes from './doors.module.css';
import { Moment } from './moment.tsx';

export function Deliveries({ hook }: { readonly hook: string }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['deliveries', hook],
    queryFn: () => readApi(`/hooks/${hook}/deliveries`, deliveriesSchema),
    refetchInterval: 5_000,
  });
  if (!data && error) return <Unread again={() => void refetch()}>{error.message}</Unread>;
  if (!data) return <Waiting small>Reading the log…</Waiting>;
  if (data.deliveries.length === 0)
    return <Empty>Nothing was sent yet. The next event of its types will be.</Empty>;
  return (
    <ol className={classes.log} aria-label="The last deliveries, newest first">
      {data.deliveries.map((delivery) => (
        <Sent key={`${delivery.event} ${delivery.at}`} delivery={delivery} />
      ))}
    </ol>
  );
}

function Sent({ delivery }: { readonly delivery: Delivery }): ReactNode {
  const { at, type, status, ms, error } = delivery;
  return (
    <li className={classes.sent} data-failed={error !== null}>
      <span className={classes.status}>{error === null ? `${status}` : (status ?? 'none')}</span>
      <span className={classes.type}>{type}</span>
      <span className={classes.quiet}>
        <Moment at={at} isPast />, {ms} ms
      </span>
      {error && <span className={classes.because}>{error}</span>}
    </li>
  );
}
