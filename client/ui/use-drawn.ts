import { useEffect, useState } from 'react';
import { afterDrawing } from './after-drawing.ts';

/** False while something is drawn for the first time: what nobody looks for at once comes a frame later. */
export function useDrawn(): boolean {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => afterDrawing(() => setDrawn(true)), []);
  return isDrawn;
}
