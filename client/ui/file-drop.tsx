// One file, chosen or dropped.
import { IconFileText } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import classes from './file-drop.module.css';

type Props = {
  readonly accept: readonly string[];
  readonly file: File | null;
  readonly hint: string;
  readonly onFile: (file: File) => void;
};

export function FileDrop({ accept, file, hint, onFile }: Props): ReactNode {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files.item(0);
    if (dropped) onFile(dropped);
  };
  return (
    <div>
      <label
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          type="file"
          className={classes.input}
          accept={accept.join(',')}
          aria-describedby={id}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.item(0);
            if (chosen) onFile(chosen);
          }}
        />
        <IconFileText size={26} stroke={1.4} aria-hidden="true" />
        {file ? (
          <span className={classes.name}>{file.name}</span>
        ) : (
          <span>
            <span className={classes.choose}>Choose a file</span> or drop it here
          </span>
        )}
      </label>
      <p id={id} className={classes.hint}>
        {hint}
      </p>
    </div>
  );
}
