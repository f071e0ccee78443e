// The house style, as the server has it; without a line, as this device saw it last.
import { useQuery } from '@tanstack/react-query';
import { FIRST_HOUSE_STYLE, type HouseStyle, houseStyleSchema } from '../../shared/house-style.ts';

export const HOUSE_STYLE = ['house-style'] as const;

/** A colleague's change comes within so many milliseconds. */
const LOOK_EVERY = 60_000;
const SEEN = 'galley.house-style';

/** Asks while `enabled`. */
export function useHouseStyle(enabled = true): HouseStyle {
  const { data } = useQuery({
    queryKey: HOUSE_STYLE,
    queryFn: fetchHouseStyle,
    enabled,
    refetchInterval: LOOK_EVERY,
    initialData: lastSeen,
    initialDataUpdatedAt: 0,
  });
  return data ?? FIRST_HOUSE_STYLE;
}

async function fetchHouseStyle(): Promise<HouseStyle> {
  const answer = await fetch('/api/house-style');
  const style = houseStyleSchema.parse(await answer.json());
  localStorage.setItem(SEEN, `${style.quotes} ${style.language}`);
  return style;
}

function lastSeen(): HouseStyle | undefined {
  const [quotes, language] = localStorage.getItem(SEEN)?.split(' ') ?? [];
  return houseStyleSchema.safeParse({ quotes, language }).data;
}
