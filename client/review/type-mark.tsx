// A flag's type (or a comment) as a small sign: shape and word, never colour alone.
import {
  IconAbc,
  IconFlag3,
  IconGavel,
  IconListCheck,
  IconMessage2,
  IconQuote,
  IconScale,
  IconTypography,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import type { FlagType, Thread } from '../../shared/review/thread.ts';
import './types.css';

const SIGNS: Readonly<Record<FlagType, ComponentType<{ size?: number; stroke?: number }>>> = {
  fact: IconListCheck,
  quote: IconQuote,
  attribution: IconUserQuestion,
  legal: IconGavel,
  fairness: IconScale,
  style: IconTypography,
  spelling: IconAbc,
  other: IconFlag3,
};

export function TypeMark({ type, size = 16 }: { type: FlagType | 'comment'; size?: number }): ReactNode {
  const Sign = type === 'comment' ? IconMessage2 : SIGNS[type];
  return (
    <span data-type={type} aria-hidden="true" style={{ display: 'inline-flex' }}>
      <Sign size={size} stroke={1.75} />
    </span>
  );
}

export function typeOf(thread: Thread): FlagType | 'comment' {
  return thread.form === 'flag' ? thread.type : 'comment';
}
