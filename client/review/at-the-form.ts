// Whether somebody is still at the form of a new thread when the server answers, or has turned to something else meanwhile.

export const NEW_THREAD = 'new-thread';

/** A button that was pressed and cannot be pressed now has no focus: then nothing has. */
export function isAtTheForm(): boolean {
  const { activeElement, body } = document;
  return activeElement === body || document.getElementById(NEW_THREAD)?.contains(activeElement) === true;
}
