// What a reader of one type of file answers: the picture rebuilt, or why it cannot be shown.

/** The size is as it is shown: a photograph that lies on its side is turned first. */
export type Drawn = { readonly width: number; readonly height: number; readonly bytes: Buffer };

export type Unfit = { readonly unfit: 'broken' | 'moving' };

export const BROKEN: Unfit = { unfit: 'broken' };
export const MOVING: Unfit = { unfit: 'moving' };
