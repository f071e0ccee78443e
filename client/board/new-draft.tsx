// A new draft: empty, pasted, or from a file.
import { Button, Modal, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { DESKS } from '../../shared/newsroom.ts';
import { DESK_NAMES } from '../people/names.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import classes from './new-draft.module.css';
import { ACCEPTED } from './read-file.ts';
import { type Form, useNewDraft } from './use-new-draft.ts';

const SOURCES = [
  { value: 'empty', label: 'Empty' },
  { value: 'paste', label: 'Paste' },
  { value: 'file', label: 'File' },
] as const;

const FORMATS = [
  { value: 'text', label: 'Plain text' },
  { value: 'markdown', label: 'Markdown' },
  { value: 'html', label: 'HTML' },
] as const;

export function NewDraft({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title="New draft" closeOnClickOutside={false}>
      <NewDraftForm onClose={onClose} />
    </Modal>
  );
}

function NewDraftForm({ onClose }: { onClose: () => void }): ReactNode {
  const { form, change, problem, busy, make } = useNewDraft(onClose);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <SegmentedControl
        data={[...SOURCES]}
        value={form.source}
        onChange={(source) => change({ source })}
        aria-label="Begin with"
        fullWidth
      />
      {form.source === 'paste' && <Pasted form={form} onChange={change} />}
      <div hidden={form.source !== 'file'}>
        <FileDrop
          accept={ACCEPTED}
          file={form.file}
          onFile={(file) => change({ file, source: 'file' })}
          hint="A Word file (.docx), .txt, .md or .html, at most 5 MB. Word’s comments come along."
        />
      </div>
      <Facts form={form} onChange={change} />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {busy && form.source === 'file' && (
        <p role="status" className={classes.reading}>
          The file is being read. A long one takes a while.
        </p>
      )}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={busy}>
          Make the draft
        </Button>
      </div>
    </form>
  );
}

type PartProps = { readonly form: Form; readonly onChange: (change: Partial<Form>) => void };

function Pasted({ form, onChange }: PartProps): ReactNode {
  return (
    <div className={classes.pasted}>
      <Textarea
        label="Text"
        description="A short first line becomes the headline; a line “By …” the byline."
        autosize={false}
        rows={8}
        data-autofocus
        classNames={{ input: classes.paper }}
        value={form.pasted}
        onChange={(event) => onChange({ pasted: event.currentTarget.value })}
      />
      <SegmentedControl
        size="xs"
        data={[...FORMATS]}
        value={form.format}
        onChange={(format) => onChange({ format })}
        aria-label="Read the text as"
      />
    </div>
  );
}

function Facts({ form, onChange }: PartProps): ReactNode {
  return (
    <div className={classes.facts}>
      <TextInput
        label="Slug"
        placeholder="harbour-bridge"
        description="Its short working name; made from the headline when left empty."
        maxLength={80}
        className={classes.wide}
        value={form.slug}
        onChange={(event) => onChange({ slug: event.currentTarget.value })}
      />
      <NativeSelect
        label="Desk"
        data={DESKS.map((desk) => ({ value: desk, label: DESK_NAMES[desk] }))}
        value={form.desk}
        onChange={(event) =>
          onChange({ desk: DESKS.find((desk) => desk === event.currentTarget.value) ?? 'news' })
        }
      />
      <TextInput
        label="Deadline"
        type="datetime-local"
        value={form.deadline}
        onChange={(event) => onChange({ deadline: event.currentTarget.value })}
      />
    </div>
  );
}
