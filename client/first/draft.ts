// What a visit that begins with a draft draws its page with, as one piece: the article stands already, if it can (see main.ts).
import { drawingWith } from '../app.tsx';
import { DraftPage } from '../draft/draft-page.tsx';

export { DraftPage };
export const draw = drawingWith({ DraftPage });
