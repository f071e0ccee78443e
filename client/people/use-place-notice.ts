// A chief gave me another role while I was at work: said where I am, because what I may do has changed under my hands.
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useMe } from '../hooks/use-me.ts';
import { ROLE_NAMES } from './names.ts';

export function usePlaceNotice(): void {
  const { role } = useMe();
  const before = useRef(role);
  useEffect(() => {
    if (before.current === role) return;
    before.current = role;
    notifications.show({
      title: `You are ${role === 'editor' ? 'an' : 'a'} ${ROLE_NAMES[role].toLowerCase()} now`,
      message: 'Your role was changed. It counts at once, also for what you have open.',
      autoClose: 12_000,
    });
  }, [role]);
}
