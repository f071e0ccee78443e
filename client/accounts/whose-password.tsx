// Tells the browser's own store of passwords whose password the form is about; nobody else meets it.
import type { ReactNode } from 'react';
import doors from '../people/doors.module.css';

export function WhosePassword({ email }: { readonly email: string }): ReactNode {
  return (
    <input
      type="email"
      name="email"
      autoComplete="username"
      value={email}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
      className={doors.hidden}
    />
  );
}
