// The editor's place in the page: mounts it, or takes over the one that stood first; hands over what can be asked of it, and takes
// it away.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ThreadId } from '../../shared/review/thread.ts';
import { useHouseStyle } from '../hooks/use-house-style.ts';
import type { OpenDraft } from '../hooks/use-open-draft.ts';
import { usePeople } from '../hooks/use-people.ts';
import { afterDrawing } from '../ui/after-drawing.ts';
import { useColourOf } from '../ui/colours.tsx';
import type { EditorEvents, EditorHandle } from './editor-handle.ts';
import { hearFirst, takeFirst } from './first-editor.ts';
import './editor.css';
import { mountEditor } from './mount.ts';

type Props = {
  readonly open: OpenDraft;
  readonly mayEdit: boolean;
  /** The threads whose passages are drawn. */
  readonly shown: ReadonlySet<ThreadId>;
  readonly events: EditorEvents;
  readonly onEditor: (editor: EditorHandle | null) => void;
  /** Drawn over the article, in its coordinates. */
  readonly overlay: ReactNode;
};

export function EditorPane({ open, mayEdit, shown, events, onEditor, overlay }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const { nameOf } = usePeople();
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  const style = useHouseStyle(editor !== null);
  const latest = useLatest({ events, mayEdit, shown, style });
  useEffect(() => {
    if (!place.current) return;
    const { mayEdit, shown, style } = latest.current;
    const events = (): EditorEvents => latest.current.events;
    const first = takeFirst(open, place.current);
    const mounted = first ?? mountEditor(place.current, open, { events, mayEdit, shown, style });
    const tell = (): void => {
      setEditor(mounted);
      onEditor(mounted);
    };
    // The article is there to be read and typed in before the tools around it are drawn.
    const stop = first ? null : afterDrawing(tell);
    if (first) tell();
    return () => {
      stop?.();
      onEditor(null);
      mounted.destroy();
    };
  }, [open, onEditor, latest]);
  useEffect(() => {
    if (editor) hearFirst(editor, () => latest.current.events);
  }, [editor, latest]);
  useEffect(() => editor?.setEditable(mayEdit), [editor, mayEdit]);
  useEffect(() => editor?.setStyle(style), [editor, style]);
  useEffect(() => editor?.show(shown), [editor, shown]);
  const colourOf = useColourOf();
  useEffect(
    () => editor?.renamed((id) => ({ name: nameOf(id), colour: colourOf(nameOf(id)) })),
    [editor, nameOf, colourOf],
  );
  return (
    <div style={{ position: 'relative' }}>
      <div ref={place} />
      {overlay}
    </div>
  );
}

/** The newest value for callbacks of a thing that lives longer than one render. */
function useLatest<T>(value: T): { readonly current: T } {
  const ref = useRef(value);
  useEffect(() => {
    ref.current = value;
  });
  return ref;
}
