// Whether the board shows one stage at a time. There the stage is a place to be, not a filter.
import { useMediaQuery } from '@mantine/hooks';

/** As the style sheets have it. */
const NARROW = '(max-width: 52rem)';

export function useNarrow(): boolean {
  return useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
}
