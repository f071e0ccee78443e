// The house style as this device saw it last: until the server has said it, and without a line.
import { type HouseStyle, houseStyleSchema } from '../../shared/house-style.ts';

const SEEN = 'galley.house-style';

/** Undefined on a device that never saw it. */
export function lastHouseStyle(): HouseStyle | undefined {
  const [quotes, language] = localStorage.getItem(SEEN)?.split(' ') ?? [];
  return houseStyleSchema.safeParse({ quotes, language }).data;
}

export function rememberHouseStyle({ quotes, language }: HouseStyle): void {
  localStorage.setItem(SEEN, `${quotes} ${language}`);
}
