/** What XML can hold: not the control characters, which nobody sees and no word processor opens. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML must not hold.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

export function xmlText(text: string): string {
  return text.toWellFormed().replaceAll(NOT_XML, '');
}
