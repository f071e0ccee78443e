// Who I am, how it looks, and the way out.
import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconLogout } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { canLetIn } from '../../shared/account-policy.ts';
import { mayKeepHooks } from '../../shared/doors-policy.ts';
import { useMe } from '../hooks/use-me.ts';
import { useTour } from '../tour/tour-provider.tsx';
import { Appearance } from '../ui/appearance.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { LosesWords } from './loses-words.tsx';
import { desksOf, ROLE_NAMES } from './names.ts';
import classes from './people.module.css';
import { useSignOut } from './use-sign-out.ts';

export function AccountMenu(): ReactNode {
  const me = useMe();
  const [opened, setOpened] = useState(false);
  const { begin } = useTour();
  const leave = (): void => setOpened(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={270} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.account} onClick={() => setOpened(!opened)}>
          <Avatar name={me.name} />
          <span className={classes.accountName}>{me.name}</span>
          <span className={classes.hidden}>, account and appearance</span>
          <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.accountPanel} aria-label="Account">
        <div>
          <p className={classes.personName}>{me.name}</p>
          <p className={classes.does}>{[ROLE_NAMES[me.role], desksOf(me)].filter(Boolean).join(' · ')}</p>
        </div>
        <nav className={classes.places} aria-label="Your places">
          <Link to="/you" onClick={leave}>
            Your account
          </Link>
          {canLetIn(me).ok && (
            <Link to="/newsroom" onClick={leave}>
              The newsroom
            </Link>
          )}
          {mayKeepHooks(me).ok && (
            <Link to="/webhooks" onClick={leave}>
              Webhooks
            </Link>
          )}
          <UnstyledButton
            onClick={() => {
              leave();
              begin();
            }}
          >
            Show me around
          </UnstyledButton>
        </nav>
        <Appearance />
        <Leave />
      </Popover.Dropdown>
    </Popover>
  );
}

function Leave(): ReactNode {
  const { losesWords, ask, leave, stay } = useSignOut();
  if (losesWords) return <LosesWords onStay={stay} onLeave={() => void leave()} />;
  return (
    <Button
      variant="default"
      leftSection={<IconLogout size={16} stroke={1.75} aria-hidden="true" />}
      onClick={() => void ask()}
    >
      Sign out
    </Button>
  );
}
