// One field for each filter, one for the order.
import { Button, NativeSelect, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { DESKS } from '../../shared/newsroom.ts';
import { STAGES } from '../../shared/review/draft.ts';
import { usePeople } from '../hooks/use-people.ts';
import { DESK_NAMES } from '../people/names.ts';
import { STAGE_NAMES } from './stage-names.ts';
import classes from './view.module.css';
import { DUES, type Due, SORTS, type Sort, type View } from './view.ts';

type Props = {
  readonly view: View;
  readonly onShow: (change: Partial<View>) => void;
  /** How many drafts need me, and how many are spiked, whatever else is filtered. */
  readonly needing: number;
  readonly spiked: number;
};

export function ViewFields({ view, onShow, needing, spiked }: Props): ReactNode {
  const { everybody } = usePeople();
  const owners = everybody.map(({ handle, name }) => ({ value: handle, label: name }));
  const isGone = view.owner !== null && !owners.some(({ value }) => value === view.owner);
  return (
    <>
      <Button
        size="xs"
        variant={view.needsMe ? 'filled' : 'default'}
        className={classes.needs}
        aria-pressed={view.needsMe}
        onClick={() => onShow({ needsMe: !view.needsMe })}
      >
        Needs me ({needing})
      </Button>
      <Field
        label="Desk"
        any="All desks"
        value={view.desk}
        among={DESKS.map((desk) => ({ value: desk, label: DESK_NAMES[desk] }))}
        onChange={(desk) => onShow({ desk })}
      />
      <Field
        label="Owner"
        any="All owners"
        value={view.owner}
        among={isGone && view.owner ? [...owners, { value: view.owner, label: 'Nobody here' }] : owners}
        onChange={(owner) => onShow({ owner })}
      />
      <Field
        label="Stage"
        any="All stages"
        className={classes.stageField}
        value={view.stage}
        among={STAGES.map((stage) => ({ value: stage, label: STAGE_NAMES[stage] }))}
        onChange={(stage) => onShow({ stage })}
      />
      <Field
        label="Deadline"
        any="Any deadline"
        value={view.due}
        among={DUES.map((due) => ({ value: due, label: DUE_NAMES[due] }))}
        onChange={(due) => onShow({ due })}
      />
      <NativeSelect
        size="xs"
        aria-label="Order"
        className={classes.field}
        value={view.sort}
        onChange={({ currentTarget }) => {
          const sort = SORTS.find((known) => known === currentTarget.value);
          if (sort) onShow({ sort });
        }}
        data={SORTS.map((sort) => ({ value: sort, label: SORT_NAMES[sort] }))}
      />
      <Switch
        size="xs"
        label={`Spiked (${spiked})`}
        className={classes.spiked}
        checked={view.spiked}
        onChange={(event) => onShow({ spiked: event.currentTarget.checked })}
      />
    </>
  );
}

type FieldProps<V extends string> = {
  readonly label: string;
  readonly any: string;
  readonly value: V | null;
  readonly among: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V | null) => void;
  readonly className?: string | undefined;
};

function Field<V extends string>({
  label,
  any,
  value,
  among,
  onChange,
  className = '',
}: FieldProps<V>): ReactNode {
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      className={`${classes.field} ${className}`}
      data-on={value !== null || undefined}
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onChange(among.find((one) => one.value === currentTarget.value)?.value ?? null)
      }
      data={[{ value: '', label: any }, ...among]}
    />
  );
}

const DUE_NAMES: Readonly<Record<Due, string>> = {
  overdue: 'Overdue',
  today: 'Due today',
  week: 'Due this week',
  none: 'No deadline',
};

const SORT_NAMES: Readonly<Record<Sort, string>> = {
  deadline: 'By deadline',
  changed: 'By latest change',
  headline: 'By headline',
};
