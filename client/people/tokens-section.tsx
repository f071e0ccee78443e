// Your API tokens: what your own programs show instead of you.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { tokensSchema } from '../../shared/api/tokens.ts';
import { Empty } from '../ui/empty.tsx';
import { Unread } from '../ui/unread.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { readApi } from './api.ts';
import classes from './doors.module.css';
import { SecretOnce } from './secret-once.tsx';
import { TokenForm } from './token-form.tsx';
import { TokenRow } from './token-row.tsx';

export function TokensSection(): ReactNode {
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => readApi('/tokens', tokensSchema) });
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const made = (secret: string): void => {
    setSecret(secret);
    setMaking(false);
  };
  return (
    <section className={classes.section} aria-labelledby="tokens">
      <div className={classes.head}>
        <h2 id="tokens" className={classes.title}>
          API tokens
        </h2>
        {!making && (
          <Button size="compact-sm" variant="default" onClick={() => setMaking(true)}>
            New token
          </Button>
        )}
      </div>
      <p className={classes.quiet}>
        A program that shows a token may what you may, within the token’s scope, until you revoke it. What it
        can ask is in <a href="/api/docs">the API’s description</a>.
      </p>
      {secret && <SecretOnce title="Your new token" secret={secret} onDone={() => setSecret(null)} />}
      {making && <TokenForm onMade={made} onClose={() => setMaking(false)} />}
      {tokens.isPending && <Waiting small>Reading your tokens…</Waiting>}
      {tokens.isError && !tokens.data && (
        <Unread again={() => void tokens.refetch()}>{tokens.error.message}</Unread>
      )}
      {tokens.data?.tokens.length === 0 && !making && !secret && (
        <Empty>You have no tokens. Make one for each program of yours.</Empty>
      )}
      {tokens.data && tokens.data.tokens.length > 0 && (
        <ul className={classes.list} aria-label="Your tokens">
          {tokens.data.tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
    </section>
  );
}
