// You: who you are here, and what is yours. One section for each thing.
import type { ReactNode } from 'react';
import { NameSection } from '../accounts/name-section.tsx';
import { PasswordSection } from '../accounts/password-section.tsx';
import { SessionsSection } from '../accounts/sessions-section.tsx';
import { useMe } from '../hooks/use-me.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Page } from '../ui/page.tsx';
import classes from './doors.module.css';
import { desksOf, ROLE_NAMES } from './names.ts';
import { TokensSection } from './tokens-section.tsx';

export function YouPage(): ReactNode {
  const me = useMe();
  return (
    <Page title="You" narrow>
      <div className={classes.me}>
        <Avatar name={me.name} size="large" />
        <div>
          <h1 className={classes.headline}>{me.name}</h1>
          <p className={classes.quiet}>{[ROLE_NAMES[me.role], desksOf(me)].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <NameSection />
      <PasswordSection />
      <SessionsSection />
      <TokensSection />
    </Page>
  );
}
