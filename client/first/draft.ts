// What a visit that begins with a draft draws it with, as one piece (see main.ts).
import { drawingWith } from '../app.tsx';
import { DraftPage } from '../draft/draft-page.tsx';

export { DraftPage };
export const draw = drawingWith({ DraftPage });
