// The newsroom's own rules of print: which quotation marks are typed, and which language the spelling is checked in.
import { z } from 'zod';

/** How straight quotation marks come out while they are typed. `typed`: as they are. */
export const QUOTES = ['typed', 'english', 'german', 'swiss', 'french', 'nordic'] as const;
export type Quotes = (typeof QUOTES)[number];

export const LANGUAGES = [
  'en-GB',
  'en-US',
  'de',
  'de-CH',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
] as const;

export const houseStyleSchema = z.strictObject({
  quotes: z.enum(QUOTES),
  language: z.enum(LANGUAGES),
});
export type HouseStyle = z.infer<typeof houseStyleSchema>;

export const FIRST_HOUSE_STYLE: HouseStyle = { quotes: 'english', language: 'en-GB' };

/** Each pair opens and closes: words said, words said within them. */
export const QUOTE_MARKS: Readonly<
  Record<Exclude<Quotes, 'typed'>, readonly [string, string, string, string]>
> = {
  english: ['“', '”', '‘', '’'],
  german: ['„', '“', '‚', '‘'],
  swiss: ['«', '»', '‹', '›'],
  french: ['«\u00a0', '\u00a0»', '‹\u00a0', '\u00a0›'],
  nordic: ['”', '”', '’', '’'],
};
