// The newsroom's people, for whoever lets them in: places, invitations, the way out, what was done so far; and the house style.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { canLetIn } from '../../shared/account-policy.ts';
import { useMe } from '../hooks/use-me.ts';
import { usePeople } from '../hooks/use-people.ts';
import doors from '../people/doors.module.css';
import { NotYours } from '../ui/not-yours.tsx';
import { Page } from '../ui/page.tsx';
import { HistorySection } from './history-section.tsx';
import { HouseStyleSection } from './house-style-section.tsx';
import { InvitationsSection } from './invitations-section.tsx';
import { PeopleSection } from './people-section.tsx';

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
  useComings();
  return (
    <>
      <InvitationsSection />
      <PeopleSection />
      <HouseStyleSection />
      <HistorySection />
    </>
  );
}

/** Whoever comes in, leaves or gets another place meanwhile is seen here at once. */
function useComings(): void {
  const queries = useQueryClient();
  const { everybody } = usePeople();
  // biome-ignore lint/correctness/useExhaustiveDependencies: people are the sign that there is something to be read anew.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['accounts'] });
  }, [queries, everybody]);
}
