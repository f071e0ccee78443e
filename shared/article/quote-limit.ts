/** The longest words that an anchor quotes, in UTF-16 units; what is longer is anchored by its beginning. */
export const QUOTE_LIMIT = 2_000;
