// One of six colours for a name, the same on every screen and in every session.
const COLOURS = 6;

export function colourOf(name: string): number {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % COLOURS;
}
