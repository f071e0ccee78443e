// The house style, as the server has it; without a line, as this device saw it last.
import { useQuery } from '@tanstack/react-query';
import { FIRST_HOUSE_STYLE, type HouseStyle, houseStyleSchema } from '../../shared/house-style.ts';
import { lastHouseStyle, rememberHouseStyle } from './last-house-style.ts';

export const HOUSE_STYLE = ['house-style'] as const;

/** A colleague's change comes within so many milliseconds. */
const LOOK_EVERY = 60_000;

/** Asks while `enabled`. */
export function useHouseStyle(enabled = true): HouseStyle {
  const { data } = useQuery({
    queryKey: HOUSE_STYLE,
    queryFn: fetchHouseStyle,
    enabled,
    refetchInterval: LOOK_EVERY,
    initialData: lastHouseStyle,
    initialDataUpdatedAt: 0,
  });
  return data ?? FIRST_HOUSE_STYLE;
}

async function fetchHouseStyle(): Promise<HouseStyle> {
  const answer = await fetch('/api/house-style');
  const style = houseStyleSchema.parse(await answer.json());
  rememberHouseStyle(style);
  return style;
}
