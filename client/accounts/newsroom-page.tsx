// The newsroom's people, for whoever lets them in: places, invitations, the way out; and the house style.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { canLetIn } from '../../shared/account-policy.ts';
import { accountsSchema } from '../../shared/accounts.ts';
import { useMe } from '../hooks/use-me.ts';
import { readApi } from '../people/api.ts';
import doors from '../people/doors.module.css';
import { ErrorNote } from '../ui/error-note.tsx';
import { NotYours } from '../ui/not-yours.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { AccountRow } from './account-row.tsx';
import { HouseStyleSection } from './house-style-section.tsx';
import { InvitationsSection } from './invitations-section.tsx';

export function NewsroomPage(): ReactNode {
  const may = canLetIn(useMe());
  return (
    <Page title="The newsroom" narrow>
      <h1 className={doors.headline}>The newsroom</h1>
      {may.ok ? <Inside /> : <NotYours because={may.because} />}
    </Page>
  );
}

function Inside(): ReactNode {
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: () => readApi('/accounts', accountsSchema) });
  return (
    <>
      <InvitationsSection />
      <section className={doors.section} aria-labelledby="people">
        <h2 id="people" className={doors.title}>
          People
        </h2>
        {accounts.isPending && <Waiting>Asking who is here…</Waiting>}
        {accounts.isError && <ErrorNote>{accounts.error.message}</ErrorNote>}
        <ul className={doors.list} aria-label="Accounts">
          {accounts.data?.accounts.map((account) => (
            <AccountRow key={account.id} account={account} />
          ))}
        </ul>
      </section>
      <HouseStyleSection />
    </>
  );
}
