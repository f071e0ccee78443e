// A new password: long rather than odd, and shown when asked for, so that nobody has to type it twice.
import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { PASSWORD_LENGTH } from '../../shared/accounts.ts';

type Props = {
  readonly label?: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly onChange: (password: string) => void;
};

export function NewPassword({ label = 'Password', value, error, autoFocus, onChange }: Props): ReactNode {
  const missing = PASSWORD_LENGTH.least - value.length;
  return (
    <PasswordInput
      name="password"
      label={label}
      description={
        value !== '' && missing > 0
          ? `${missing} more ${missing === 1 ? 'character' : 'characters'}. A few words are easier than signs.`
          : `At least ${PASSWORD_LENGTH.least} characters. A few words are easier than signs.`
      }
      autoComplete="new-password"
      maxLength={PASSWORD_LENGTH.most}
      error={error}
      autoFocus={autoFocus ?? false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
