// Somebody's account, as a chief sees it: their place, a new password, the way out and back in.
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { canManage } from '../../shared/account-policy.ts';
import { type Account, accountSchema, madeResetSchema } from '../../shared/accounts.ts';
import { useMe } from '../hooks/use-me.ts';
import doors from '../people/doors.module.css';
import { desksOf, ROLE_NAMES } from '../people/names.ts';
import { SecretOnce } from '../people/secret-once.tsx';
import { useAct } from '../people/use-act.ts';
import { EndButton } from '../ui/end-button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import classes from './accounts.module.css';
import { PlaceForm } from './place-form.tsx';

/** `isGone`: one of the demo's people, after it: nothing can be done with them. */
type Props = { readonly account: Account; readonly isGone: boolean };

export function AccountRow({ account, isGone }: Props): ReactNode {
  const me = useMe();
  const { busy, problem, ask } = useAct('accounts');
  const [placing, setPlacing] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const may = (action: 'place' | 'disable' | 'enable' | 'reset'): boolean =>
    !isGone && canManage(me, `account.${action}`, account).ok;
  const reset = async (): Promise<void> => {
    const made = await ask(`/accounts/${account.id}/reset-link`, madeResetSchema, {});
    setLink(made?.link ?? null);
  };
  const set = (standing: 'disable' | 'enable'): void =>
    void ask(`/accounts/${account.id}/${standing}`, accountSchema, {});
  return (
    <li className={doors.tall}>
      <div className={doors.head}>
        <div className={account.standing === 'disabled' ? `${doors.what} ${classes.disabled}` : doors.what}>
          <p className={doors.name}>
            {account.name} <span className={doors.quiet}>@{account.handle}</span>
            {account.id === me.id && <span className={doors.quiet}> · you</span>}
          </p>
          <p className={doors.quiet}>{describe(account)}</p>
        </div>
        <div className={doors.acts}>
          {may('place') && !placing && account.standing === 'active' && (
            <Button size="compact-sm" variant="subtle" onClick={() => setPlacing(true)}>
              Role and desks<span className={doors.hidden}> of {account.name}</span>
            </Button>
          )}
          {may('reset') && account.id !== me.id && (
            <Button size="compact-sm" variant="subtle" loading={busy} onClick={() => void reset()}>
              New password<span className={doors.hidden}> for {account.name}</span>
            </Button>
          )}
          {may('disable') && (
            <EndButton
              act="Disable"
              what={account.name}
              warning="They are signed out at once and cannot come in. What they wrote stays theirs."
              busy={busy}
              onEnd={() => set('disable')}
            />
          )}
          {may('enable') && (
            <Button size="compact-sm" variant="subtle" loading={busy} onClick={() => set('enable')}>
              Let in again<span className={doors.hidden}>: {account.name}</span>
            </Button>
          )}
        </div>
      </div>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {link && (
        <SecretOnce
          title={`A link for ${account.name} to set a new password`}
          secret={link}
          onDone={() => setLink(null)}
        />
      )}
      {placing && <PlaceForm account={account} onDone={() => setPlacing(false)} />}
    </li>
  );
}

function describe({ role, desks, email, isDemo }: Account): string {
  const parts = [ROLE_NAMES[role], desksOf({ desks }), email, isDemo && 'of the demo'];
  return parts.filter(Boolean).join(' · ');
}
