// Keys of the page, pressed while only the article of a draft is there: the last of them is heard when the page is.

/** Who types on after a key that opens a field types for that field: so long, in milliseconds, their letters are not the article's. */
const ONE_BREATH = 2_000;

/** Answers with what hands the key on. */
export function holdKeys(): () => void {
  let held: KeyboardEvent | null = null;
  let breathEnds = 0;
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const key = pageKeyOf(event);
    if (key?.opensField) breathEnds = event.timeStamp + ONE_BREATH;
    // The editor itself tells the page, later.
    if (key?.isEditors) return;
    if (key && !event.repeat) held = event;
    if (!key && !(event.timeStamp < breathEnds && writes(event))) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('keydown', onKey, { capture: true });
  return () => {
    document.removeEventListener('keydown', onKey, { capture: true });
    if (held) (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(held.type, held));
  };
}

type PageKey = { readonly opensField: boolean; readonly isEditors: boolean };

/** Find, go to a block, go anywhere or do anything; flag, comment; only the text; the next flag, the one before. */
function pageKeyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): PageKey | null {
  const name = key.toLowerCase();
  if (!ctrlKey && !metaKey) return key === 'F8' && !altKey ? { opensField: false, isEditors: false } : null;
  if (altKey) return ['f', 'm'].includes(name) ? { opensField: true, isEditors: true } : null;
  if (shiftKey) return name === 'f' ? { opensField: false, isEditors: false } : null;
  return ['f', 'g', 'k'].includes(name) ? { opensField: true, isEditors: false } : null;
}

function writes({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && (key.length === 1 || ['Enter', 'Backspace', 'Delete', 'Tab'].includes(key));
}
