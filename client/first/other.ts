// What a visit draws with that begins elsewhere: signing in, a link, a page that is seldom opened.
import { drawingWith } from '../app.tsx';

export const draw = drawingWith({});
