// A moment that has been or is to come, as people say it, with the exact time for those who ask.
import type { ReactNode } from 'react';
import { exact, relative } from '../ui/relative.ts';
import { useNow } from '../ui/use-now.ts';

type Props = {
  readonly at: string /** What has been never reads as if it were to come, whatever the two clocks say. */;
  readonly isPast?: boolean;
};

export function Moment({ at, isPast = false }: Props): ReactNode {
  const away = new Date(at).getTime() - useNow();
  return (
    <time dateTime={at} title={exact(at)}>
      {relative(isPast ? Math.min(-1, away) : away)}
    </time>
  );
}
