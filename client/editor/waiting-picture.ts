// One picture on its way, as it is drawn: itself, faintly, and how it stands; when it did not arrive, what can be done.
import type { Waiting } from './waiting-pictures.ts';

type Acts = { readonly onAgain: () => void; readonly onRemove: () => void };

export function waitingPicture({ file, failed }: Waiting, acts: Acts): HTMLElement {
  const place = document.createElement('div');
  place.className = 'waiting-picture';
  place.contentEditable = 'false';
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.textContent = failed
    ? `${nameOf(file)} did not arrive. ${failed.because}`
    : `Sending ${nameOf(file)} …`;
  place.append(preview(file), status);
  if (failed) place.dataset['failed'] = '';
  if (failed?.again) place.append(button('Try again', acts.onAgain));
  place.append(button(failed ? 'Remove' : 'Stop', acts.onRemove));
  return place;
}

/** What is pasted has no name of its own. */
function nameOf({ name }: File): string {
  return name === '' || name === 'image.png' ? 'The picture' : `“${name}”`;
}

/** Its longer side, in pixels. */
const PREVIEW = 96;

/** Nothing when the browser cannot draw it. */
function preview(file: File): HTMLElement {
  const canvas = document.createElement('canvas');
  canvas.hidden = true;
  createImageBitmap(file).then(
    (picture) => {
      const scale = Math.min(1, PREVIEW / Math.max(picture.width, picture.height));
      canvas.width = Math.max(1, picture.width * scale);
      canvas.height = Math.max(1, picture.height * scale);
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.hidden = false;
      picture.close();
    },
    () => canvas.remove(),
  );
  return canvas;
}

function button(label: string, onPress: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.onclick = onPress;
  return made;
}
