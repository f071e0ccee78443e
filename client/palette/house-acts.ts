// What can be done from everywhere in the newsroom.
import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from 'react-router';
import { DESKS } from '../../shared/newsroom.ts';
import { can, reasonAgainst } from '../../shared/review/policy.ts';
import { useMe } from '../hooks/use-me.ts';
import { DESK_NAMES } from '../people/names.ts';
import { useTour } from '../tour/tour-provider.tsx';
import { wayBack } from '../ui/way-back.ts';
import type { Act } from './acts.tsx';

type Parts = { readonly onKeys: () => void; readonly onSignOut: () => void };

export function useHouseActs({ onKeys, onSignOut }: Parts): readonly Act[] {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const me = useMe();
  const { begin } = useTour();
  const to = (address: string) => () => void navigate(address);
  return [
    { name: 'Go to the board', also: 'back home', run: () => void navigate(wayBack()) },
    {
      name: 'New draft',
      also: 'make create import paste file',
      keys: ['n'],
      shut: reasonAgainst(can(me, 'draft.create', null)),
      run: () => void navigate(wayBack(), { state: { opens: 'new' } }),
    },
    { name: 'Show what needs me', also: 'filter mine', run: to('/?needs-me=') },
    { name: 'Show what I own', also: 'filter mine', run: to(`/?owner=${encodeURIComponent(me.handle)}`) },
    { name: 'Show what is overdue', also: 'filter deadline late', run: to('/?due=overdue') },
    { name: 'Show what is due today', also: 'filter deadline', run: to('/?due=today') },
    { name: 'Show all drafts', also: 'clear filters everything', run: to('/') },
    ...DESKS.map((desk) => ({
      name: `Show the ${DESK_NAMES[desk].toLowerCase()} desk`,
      also: 'filter',
      run: to(`/?desk=${desk}`),
    })),
    { name: 'Light', also: 'appearance theme day', run: () => setColorScheme('light') },
    { name: 'Dark', also: 'appearance theme night', run: () => setColorScheme('dark') },
    {
      name: 'Light or dark as the device has it',
      also: 'appearance auto',
      run: () => setColorScheme('auto'),
    },
    { name: 'Keys', also: 'shortcuts help', keys: ['?'], run: onKeys },
    { name: 'Show me around', also: 'tour first steps help', run: begin },
    { name: 'Sign out', also: 'leave log out', run: onSignOut },
  ];
}
