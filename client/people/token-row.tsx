// One of your tokens: what it may, how long, when it was last used.
import type { ReactNode } from 'react';
import { doneSchema, type Scope, type Token } from '../../shared/api/tokens.ts';
import { EndButton } from '../ui/end-button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './doors.module.css';
import { Moment } from './moment.tsx';
import { useAct } from './use-act.ts';

const SCOPE_NAMES: Readonly<Record<Scope, string>> = { read: 'Reads', write: 'Asks' };

export function TokenRow({ token }: { readonly token: Token }): ReactNode {
  const { busy, problem, ask } = useAct('tokens');
  const revoke = (): void => void ask(`/tokens/${token.id}/revoke`, doneSchema, {});
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <p className={classes.name}>{token.name}</p>
        <p className={classes.quiet}>
          {token.scopes.map((scope) => SCOPE_NAMES[scope]).join(' and ')} · <Used at={token.usedAt} /> ·{' '}
          <Expires at={token.expiresAt} />
        </p>
        {problem && <ErrorNote>{problem}</ErrorNote>}
      </div>
      <EndButton
        act="Revoke"
        what={token.name}
        warning="Programs that show it are turned away at once."
        busy={busy}
        onEnd={revoke}
      />
    </li>
  );
}

function Used({ at }: { readonly at: string | null }): ReactNode {
  return at ? (
    <>
      used <Moment at={at} isPast />
    </>
  ) : (
    'never used'
  );
}

function Expires({ at }: { readonly at: string | null }): ReactNode {
  const now = useNow();
  if (!at) return 'does not expire';
  return (
    <>
      {new Date(at).getTime() > now ? 'expires' : 'expired'} <Moment at={at} />
    </>
  );
}
