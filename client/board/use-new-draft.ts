// The form of a new draft, and making it.
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Desk } from '../../shared/newsroom.ts';
import type { Asked } from '../../shared/protocol.ts';
import { type Content, createDraft } from './create-draft.ts';
import { type Format, readFile, readPasted } from './read-file.ts';

export type Form = {
  readonly source: 'empty' | 'paste' | 'file';
  readonly pasted: string;
  readonly format: Format;
  readonly file: File | null;
  readonly slug: string;
  readonly desk: Desk;
  /** Local time, as the browser's own field writes it. */
  readonly deadline: string;
};

type NewDraft = {
  readonly form: Form;
  readonly problem: string | null;
  readonly busy: boolean;
  change(change: Partial<Form>): void;
  make(): Promise<void>;
};

const BLANK: Form = {
  source: 'empty',
  pasted: '',
  format: 'text',
  file: null,
  slug: '',
  desk: 'news',
  deadline: '',
};

export function useNewDraft(onClose: () => void): NewDraft {
  const [form, setForm] = useState(BLANK);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // The same form asked twice is the same command: a lost answer makes no second draft.
  const id = useRef(crypto.randomUUID());
  const navigate = useNavigate();
  const change = (part: Partial<Form>): void => {
    setForm((before) => ({ ...before, ...part }));
    setProblem(null);
    id.current = crypto.randomUUID();
  };
  const make = async (): Promise<void> => {
    setBusy(true);
    const problem = await attempt(form, id.current, ({ draftId, remarks }) => {
      onClose();
      void navigate(`/drafts/${draftId}`, { state: remarks && { remarks } });
    });
    setProblem(problem);
    setBusy(false);
  };
  return { form, problem, busy, change, make };
}

/** Null when the draft was made. */
async function attempt(form: Form, id: string, onMade: (asked: Asked) => void): Promise<string | null> {
  const content = await contentOf(form);
  if (typeof content === 'string') return content;
  const facts = {
    ...(form.slug.trim() && { slug: form.slug.trim() }),
    desk: form.desk,
    deadline: form.deadline ? new Date(form.deadline).toISOString() : null,
  };
  const answer = await createDraft(id, facts, content);
  if (!answer.ok) return answer.refusal.message;
  onMade(answer);
  return null;
}

/** What the draft begins with, or the sentence that says why it cannot. */
async function contentOf(form: Form): Promise<Content | string> {
  if (form.source === 'empty') return { format: 'empty' };
  if (form.source === 'file' && !form.file) return 'Choose a file first, or begin with an empty draft.';
  const read =
    form.file && form.source === 'file' ? await readFile(form.file) : readPasted(form.pasted, form.format);
  if (!read.ok) return read.why;
  const { ok: _, ...content } = read;
  return content;
}
