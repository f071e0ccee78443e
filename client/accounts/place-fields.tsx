// A role and its desks, as a chief gives them.
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { DESKS, type Desk, ROLES, type Role } from '../../shared/newsroom.ts';
import doors from '../people/doors.module.css';
import { DESK_NAMES, ROLE_NAMES } from '../people/names.ts';
import classes from './accounts.module.css';

export type Place = { readonly role: Role; readonly desks: readonly Desk[] };

type Props = {
  readonly of: string;
  readonly place: Place;
  /** Nothing else is to be had. */
  readonly isChief?: boolean;
  readonly onChange: (place: Place) => void;
};

export function PlaceFields({ of, place, isChief = false, onChange }: Props): ReactNode {
  const sit = (desk: Desk, is: boolean): void =>
    onChange({ ...place, desks: DESKS.filter((one) => (one === desk ? is : place.desks.includes(one))) });
  return (
    <div className={doors.pair}>
      <NativeSelect
        label="Role"
        aria-label={`Role of ${of}`}
        autoFocus
        value={place.role}
        disabled={isChief}
        data={ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...place, role: ROLES.find((role) => role === value) ?? place.role })
        }
      />
      <fieldset className={doors.group}>
        <legend className={doors.label}>
          Desks<span className={doors.hidden}> of {of}</span>
        </legend>
        <div className={classes.desks}>
          {DESKS.map((desk) => (
            <label key={desk} className={doors.check}>
              <input
                type="checkbox"
                checked={place.desks.includes(desk)}
                onChange={(event) => sit(desk, event.currentTarget.checked)}
              />
              {DESK_NAMES[desk]}
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
