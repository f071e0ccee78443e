// A role and its desks, as a chief gives them.
import { MultiSelect, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { DESKS, type Desk, ROLES, type Role } from '../../shared/newsroom.ts';
import { DESK_NAMES, ROLE_NAMES } from '../people/names.ts';

export type Place = { readonly role: Role; readonly desks: readonly Desk[] };

type Props = { readonly of: string; readonly place: Place; readonly onChange: (place: Place) => void };

export function PlaceFields({ of, place, onChange }: Props): ReactNode {
  return (
    <>
      <NativeSelect
        label="Role"
        aria-label={`Role of ${of}`}
        value={place.role}
        data={ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...place, role: ROLES.find((role) => role === value) ?? place.role })
        }
      />
      <MultiSelect
        label="Desks"
        aria-label={`Desks of ${of}`}
        placeholder={place.desks.length === 0 ? 'None' : ''}
        value={[...place.desks]}
        data={DESKS.map((desk) => ({ value: desk, label: DESK_NAMES[desk] }))}
        onChange={(chosen) => onChange({ ...place, desks: DESKS.filter((desk) => chosen.includes(desk)) })}
      />
    </>
  );
}
