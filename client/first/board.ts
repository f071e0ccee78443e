// What a visit that begins with the board draws it with, as one piece (see main.ts).
import { drawingWith } from '../app.tsx';
import { BoardPage } from '../board/board-page.tsx';

export { BoardPage };
export const draw = drawingWith({ BoardPage });
