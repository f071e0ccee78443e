// The list under a box that is typed in: options in groups, the one at hand marked.
import type { ReactNode } from 'react';
import classes from './picker.module.css';
import type { Option, Picker } from './use-picker.ts';

export type Pickable = Option & {
  readonly name: ReactNode;
  /** Said smaller beside it. */
  readonly aside?: ReactNode;
  /** Said smaller below it. */
  readonly below?: ReactNode;
  /** Why it cannot be chosen; null or nothing when it can. */
  readonly shut?: string | null;
};

export type Group<O extends Pickable> = { readonly name: string; readonly options: readonly O[] };

type Props<O extends Pickable> = {
  readonly picker: Picker;
  readonly label: string;
  readonly groups: readonly Group<O>[];
  readonly onPick: (option: O) => void;
};

export function PickerList<O extends Pickable>({ picker, label, groups, onPick }: Props<O>): ReactNode {
  return (
    <div id={picker.list} role="listbox" aria-label={label} className={classes.list}>
      {groups
        .filter(({ options }) => options.length > 0)
        .map(({ name, options }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields.
          <div key={name} role="group" aria-label={name}>
            {groups.length > 1 && (
              <p className={classes.group} aria-hidden>
                {name}
              </p>
            )}
            {options.map((option) => (
              <OptionView key={option.id} option={option} picker={picker} onPick={() => onPick(option)} />
            ))}
          </div>
        ))}
    </div>
  );
}

type OptionProps = { readonly option: Pickable; readonly picker: Picker; readonly onPick: () => void };

/** Pressing it must not take the focus out of the box. */
function OptionView({ option, picker, onPick }: OptionProps): ReactNode {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus and the keys are the box's.
    <div
      id={picker.idOf(option.id)}
      role="option"
      className={classes.option}
      aria-selected={picker.active === option.id}
      aria-disabled={option.shut ? true : undefined}
      onMouseDown={(event) => event.preventDefault()}
      // A list that changes under a resting mouse is no pointing, though browsers report it.
      onMouseMove={({ movementX, movementY }) => {
        if (movementX !== 0 || movementY !== 0) picker.point(option.id);
      }}
      onClick={onPick}
    >
      <span className={classes.line}>
        <span className={classes.name}>{option.name}</span>
        {option.aside && <span className={classes.aside}>{option.aside}</span>}
      </span>
      {(option.shut ?? option.below) && <span className={classes.below}>{option.shut ?? option.below}</span>}
    </div>
  );
}
