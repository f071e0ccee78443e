// An answer that does not come: whether the question was heard is not known.

/** How long an answer may take before the request counts as unheard, in milliseconds. */
export const ANSWER_WITHIN = 15_000;

export class LineBroken extends Error {}
