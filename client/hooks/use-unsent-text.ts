// A half-written text that survives reload, refusal and orphaning: kept on this device until it is sent.
import { useCallback, useState } from 'react';
import { useNewsroom } from './newsroom.tsx';

/** `place` names what is being written, e.g. a draft and a thread. An empty text forgets it. */
export function useUnsentText(place: string): readonly [string, (text: string) => void] {
  const { keep } = useNewsroom();
  const kept = { place, text: keep?.textOf(place) ?? '' };
  const [written, setWritten] = useState(kept);
  // While it is on its way the form shows it, and the device has it elsewhere.
  const { text } = written.place === place ? written : kept;
  if (written.place !== place) setWritten(kept);
  const write = useCallback(
    (next: string) => {
      void keep?.setText(place, next);
      setWritten({ place, text: next });
    },
    [keep, place],
  );
  return [text, write];
}
