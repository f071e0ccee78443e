// Everybody's accounts: who is in, and apart from them who cannot come in any more.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Account, accountsSchema } from '../../shared/accounts.ts';
import { readApi } from '../people/api.ts';
import doors from '../people/doors.module.css';
import { ErrorNote } from '../ui/error-note.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { AccountRow } from './account-row.tsx';

export function PeopleSection(): ReactNode {
  const accounts = useQuery({
    queryKey: ['accounts', 'people'],
    queryFn: () => readApi('/accounts', accountsSchema),
  });
  const all = accounts.data?.accounts ?? [];
  const isIn = ({ standing }: Account): boolean => standing === 'active';
  return (
    <section className={doors.section} aria-labelledby="people">
      <h2 id="people" className={doors.title}>
        People
      </h2>
      {accounts.isPending && <Waiting>Asking who is here…</Waiting>}
      {accounts.isError && <ErrorNote>{accounts.error.message}</ErrorNote>}
      <Accounts label="Accounts" accounts={all.filter(isIn)} all={all} />
      <Accounts label="Disabled accounts" accounts={all.filter((one) => !isIn(one))} all={all} />
    </section>
  );
}

type Props = {
  readonly label: string;
  readonly accounts: readonly Account[];
  readonly all: readonly Account[];
};

function Accounts({ label, accounts, all }: Props): ReactNode {
  // With the first account of its own the newsroom's demo is over, and its people stay out.
  const isDemoOver = all.some(({ isDemo }) => !isDemo);
  if (accounts.length === 0) return null;
  return (
    <>
      {label !== 'Accounts' && <h3 className={doors.label}>{label}</h3>}
      <ul className={doors.list} aria-label={label}>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} isGone={account.isDemo && isDemoOver} />
        ))}
      </ul>
    </>
  );
}
