// A moment that has been or is to come, as people say it, with the exact time for those who ask.
import type { ReactNode } from 'react';
import { exact, relative } from '../ui/relative.ts';
import { useNow } from '../ui/use-now.ts';

export function Moment({ at }: { readonly at: string }): ReactNode {
  const now = useNow();
  return (
    <time dateTime={at} title={exact(at)}>
      {relative(new Date(at).getTime() - now)}
    </time>
  );
}
