// Whether the server can do its work now: reasons, not a yes or no.
import type { NotReady } from './http/watch-routes.ts';
import type { Rooms } from './rooms/rooms.ts';
import type { Store } from './store/store.ts';

type Parts = {
  readonly rooms: Pick<Rooms, 'isClosing' | 'disk'>;
  readonly store: Pick<Store, 'staleCards'>;
};

export async function whyNotReady({ rooms, store }: Parts): Promise<readonly NotReady[]> {
  const reasons: NotReady[] = [];
  if (rooms.isClosing) reasons.push('closing');
  if (rooms.disk.standing !== 'fine') reasons.push(`disk-${rooms.disk.standing}`);
  // The lightest question that reads what every start has to read.
  if (
    !(await store.staleCards().then(
      () => true,
      () => false,
    ))
  )
    reasons.push('store-unreadable');
  return reasons;
}
