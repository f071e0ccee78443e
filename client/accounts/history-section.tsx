// What was done with accounts: who let in whom, and who has which rights since when. The newest first.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type HistoryEntry, historyPageSchema } from '../../shared/account-history.ts';
import { usePeople } from '../hooks/use-people.ts';
import { readApi } from '../people/api.ts';
import doors from '../people/doors.module.css';
import { Moment } from '../people/moment.tsx';
import { Empty } from '../ui/empty.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Waiting } from '../ui/waiting.tsx';
import classes from './accounts.module.css';
import { tellEntry } from './history-sentence.ts';

export function HistorySection(): ReactNode {
  const history = useInfiniteQuery({
    queryKey: ['accounts', 'history'],
    queryFn: ({ pageParam }) => readApi(`/accounts/history${pageParam}`, historyPageSchema),
    initialPageParam: '',
    getNextPageParam: ({ entries, more }) => (more ? `?before=${entries.at(-1)?.n}` : null),
  });
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className={doors.section} aria-labelledby="history">
      <h2 id="history" className={doors.title}>
        History
      </h2>
      <p className={doors.quiet}>
        Everything that was done with accounts and invitations. Nobody can change it, and only chiefs read it.
      </p>
      {history.isPending && <Waiting>Asking what was done…</Waiting>}
      {history.isError && <ErrorNote>{history.error.message}</ErrorNote>}
      {history.data && entries.length === 0 && <Empty>Nothing was done with any account yet.</Empty>}
      {entries.length > 0 && (
        <ol className={doors.list} aria-label="History of accounts">
          {entries.map((entry) => (
            <Entry key={entry.n} entry={entry} />
          ))}
        </ol>
      )}
      {history.hasNextPage && (
        <Button
          className={classes.older}
          size="compact-sm"
          variant="default"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Show older
        </Button>
      )}
    </section>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }): ReactNode {
  const { nameOf } = usePeople();
  const { who, did, more } = tellEntry(entry, nameOf);
  return (
    <li className={classes.entry}>
      <p>
        <strong>{who}</strong> {did}
        {more && <span className={classes.more}>{more}</span>}
      </p>
      <p className={doors.quiet}>
        <Moment at={entry.at} isPast />
      </p>
    </li>
  );
}
