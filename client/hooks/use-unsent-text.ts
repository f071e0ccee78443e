// A half-written text that survives reload, refusal and orphaning: kept on this device until it is sent.
import { useCallback, useState } from 'react';
import { useNewsroom } from './newsroom.tsx';

/** `place` names what is being written, e.g. a draft and a thread. An empty text forgets it. */
export function useUnsentText(place: string): readonly [string, (text: string) => void] {
  const { me } = useNewsroom();
  const key = `galley.unsent.${me.id}.${place}`;
  const [kept, setKept] = useState(() => ({ key, text: localStorage.getItem(key) ?? '' }));
  const text = kept.key === key ? kept.text : (localStorage.getItem(key) ?? '');
  const write = useCallback(
    (next: string) => {
      if (next === '') localStorage.removeItem(key);
      else localStorage.setItem(key, next);
      setKept({ key, text: next });
    },
    [key],
  );
  return [text, write];
}
