// What a reader of one type of file answers: the picture rebuilt, or why it cannot be shown.

/** The size is as it is shown: a photograph that lies on its side is turned first. */
export type Drawn = { readonly width: number; readonly height: number; readonly bytes: Buffer };

export type Unfit = { readonly unfit: 'broken' | 'moving' };

export const BROKEN: Unfit = { unfit: 'broken' };
export const MOVING: Unfit = { unfit: 'moving' };

/**
 * How many parts a file may have: thirty times what programs write. Five million bytes can be a million empty ones, and
 * those would fill the memory of a small server.
 */
export const MOST_PARTS = 20_000;
